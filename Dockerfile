# The program with everything that it can read, scans included.
#
#   docker build -t selaras .
#   docker run --rm -v "$PWD:/work" selaras extract documents --out run
FROM python:3.12-slim-bookworm AS build
WORKDIR /source
COPY . .
# What the program needs and nothing else, in the versions that the project is tested with.
RUN pip install --no-cache-dir uv \
    && python -m venv /opt/selaras \
    && uv pip install --no-cache --python /opt/selaras/bin/python --constraint constraints.txt .

FROM python:3.12-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-ind \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/selaras /opt/selaras
ENV PATH="/opt/selaras/bin:$PATH"
# Documents are read by a user who owns nothing but what is mounted.
RUN useradd --create-home selaras
USER selaras
WORKDIR /work
ENTRYPOINT ["selaras"]
CMD ["--help"]
