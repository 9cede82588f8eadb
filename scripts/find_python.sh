#!/usr/bin/env bash
# Prints the interpreter to build the environment with: $1 if it is given, else the first that fits.
set -euo pipefail

# Debian ships Python without ensurepip; without it no environment gets a pip.
CHECK='import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

fits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c "$CHECK" 2>/dev/null
}

if [ -n "${1:-}" ]; then
    candidates=("$1")
else
    candidates=(python3 python3.13 python3.12 python3.11)
fi
for candidate in "${candidates[@]}"; do
    if fits "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done
echo "Selaras needs Python 3.11, 3.12 or 3.13 with its venv module; none found as:" \
    "${candidates[*]}. Install one (Debian, Ubuntu: apt-get install python3-venv)," \
    "or name it: make PYTHON=/path/to/python3.12" >&2
exit 1
