/** Instants as people at the clinic read them: in the clinic's time zone, in Indian English. */

let timeZone = 'Asia/Kolkata';
let formats = makeFormats();

function makeFormats() {
  const zone = { timeZone };
  return {
    clock: new Intl.DateTimeFormat('en-IN', { ...zone, hour: 'numeric', minute: '2-digit' }),
    seconds: new Intl.DateTimeFormat('en-GB', {
      ...zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
    day: new Intl.DateTimeFormat('en-IN', {
      ...zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }),
  };
}

export function setTimeZone(name) {
  if (name === timeZone) return;
  timeZone = name;
  formats = makeFormats();
}

/** "10:05 am" */
export const clockTime = (instant) => formats.clock.format(new Date(instant));
/** "10:05:12" */
export const exactTime = (instant) => formats.seconds.format(new Date(instant));
/** "Mon, 24 Nov, 10:05 am" */
export const dayAndTime = (instant) => formats.day.format(new Date(instant));

const UNITS = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
];

/** "1 day 2 h", "25 min"; empty for less than a minute. */
export function duration(milliseconds) {
  let rest = milliseconds;
  const parts = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit === 'day' && count > 1 ? 'days' : unit}`);
  }
  return parts.join(' ');
}

/** "3 ms", "0.4 ms", "1.2 s" */
export function milliseconds(value) {
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return value >= 10 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`;
}
