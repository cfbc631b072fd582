# The service and nothing else: no compiler, no pip, no shell needed, nothing written outside /data and /tmp.
# Build: docker build -t archiver .        Run: docker run -p 127.0.0.1:8080:8080 -p 127.0.0.1:8081:8081 -v archiver:/data archiver

FROM debian:trixie-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# two environments: what builds the wheel stays here, what runs is copied on
COPY requirements.lock requirements-build.lock ./
RUN python3 -m venv /build \
 && python3 -m venv --without-pip /opt/archiver \
 && /build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.lock \
 && /build/bin/pip --python /opt/archiver/bin/python install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
COPY pyproject.toml LICENSE ./
COPY config config
COPY storage storage
COPY archiver archiver
COPY tools tools
RUN /build/bin/python -m hatchling build -t wheel -d /wheel \
 && /build/bin/pip --python /opt/archiver/bin/python install --no-cache-dir --no-deps --no-index /wheel/*.whl

FROM debian:trixie-slim
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="archiver" \
      org.opencontainers.image.description="Keeps what others cite: WARC, alerts, and proof" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# /data belongs to the number the service runs as, so that a new named volume does too
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /opt/archiver /opt/archiver
ENV PATH=/opt/archiver/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    ARCHIVER_DATA=/data \
    ARCHIVER_LISTEN=0.0.0.0:8080
USER 10001:10001
WORKDIR /data
VOLUME /data
# pages; replay, on an origin of its own
EXPOSE 8080 8081
# for `run` and `serve`; a container with `work` or `schedule` has no listener: turn this off there
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', int(os.environ['ARCHIVER_LISTEN'].rpartition(':')[2]), timeout=4); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["archiver"]
CMD ["run"]
