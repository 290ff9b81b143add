#!/usr/bin/env bash
# certificate.sh NAME: makes NAME.pem and NAME.key, a certificate for 127.0.0.1 that holds for a day.

source "$(dirname "${BASH_SOURCE[0]}")/../../tools/setup.sh"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost \
  -addext subjectAltName=IP:127.0.0.1 -keyout "$1.key" -out "$1.pem" 2>/dev/null
