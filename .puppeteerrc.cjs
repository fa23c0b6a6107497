// The browser is the system's Chromium (CHROMIUM_PATH): no package may download another one while it installs.
module.exports = { skipDownload: true };
