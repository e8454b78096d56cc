# A static program in an empty image, run by nobody in particular. The store is
# on the volume /data; the token is SYNOPTIC_TOKEN, or made and printed:
#
#   docker build -t synoptic .
#   docker run -p 127.0.0.1:8417:8417 -v synoptic:/data synoptic
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/synoptic ./cmd/synoptic && mkdir /out/data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/synoptic /synoptic
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
WORKDIR /data
VOLUME /data
ENV SYNOPTIC_STORE=/data/synoptic.db SYNOPTIC_LISTEN=0.0.0.0:8417
EXPOSE 8417
ENTRYPOINT ["/synoptic"]
CMD ["serve"]
