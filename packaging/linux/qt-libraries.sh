#!/usr/bin/env bash
# Make sure that Qt can be loaded at all, which drawing and checking the window need even without a display.
# Root on Debian or Ubuntu (a container, CI): installs what is missing. Anyone else: is told what to install.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

missing="$(.venv/bin/python -m hearsay.ui.display_check --missing)"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing the libraries that Qt needs: $missing"
  apt-get update -qq
  # shellcheck disable=SC2086 - a list of packages
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The window cannot be drawn, libraries are missing: sudo apt-get install $missing" >&2
  exit 1
fi
