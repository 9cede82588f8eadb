#!/usr/bin/env bash
# Makes sure that the programs which pip cannot bring are here: tesseract with Indonesian (OCR of
# scanned pages), Chromium (tests that look at a report) and, on Debian, Python's own venv. Where
# apt-get may be used it installs what is missing; where not it says so in one line, and only CI
# fails for it.
set -euo pipefail

missing() {
    command -v tesseract >/dev/null 2>&1 || echo tesseract-ocr
    tesseract --list-langs 2>/dev/null | grep -qx ind || echo tesseract-ocr-ind
    command -v chromium >/dev/null 2>&1 || echo chromium
    "$(dirname "$0")/find_python.sh" "${PYTHON:-}" >/dev/null 2>&1 || echo python3-venv
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

install_all() {
    echo "Installing $* with apt-get" >&2
    as_root apt-get -qq update >&2 &&
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -qq install --yes --no-install-recommends "$@" >&2
}

mapfile -t wanted < <(missing)
[ ${#wanted[@]} -gt 0 ] || exit 0
if may_install && install_all "${wanted[@]}"; then
    mapfile -t wanted < <(missing)
    [ ${#wanted[@]} -gt 0 ] || exit 0
fi
echo "Missing system packages: ${wanted[*]}. Install them (Debian, Ubuntu: apt-get install" \
    "${wanted[*]}); until then the tests that need them are skipped." >&2
[ "${CI:-}" != true ]
