/** How the admin bot's password is written down: `scrypt:<log2 of the cost>:<block size>:<salt>:<hash>`. No `$` in it, which files of variables would expand. */
export const PASSWORD_HASH = /^scrypt:(1\d|20):(\d{1,2}):([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})$/;
