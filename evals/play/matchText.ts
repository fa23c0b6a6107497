/** Compares a text with what a scenario wants of it: a part of it, or `/a pattern/flags`. */

/** True when the pattern is in the text; a plain pattern is looked for as it stands. */
export function isIn(text: string, pattern: string): boolean {
  const expression = asExpression(pattern);
  return expression === null ? text.includes(pattern) : expression.test(text);
}

/** True when the pattern is the whole text, or, written `/.../`, is found in it. */
export function isWhole(text: string, pattern: string): boolean {
  const expression = asExpression(pattern);
  return expression === null ? text === pattern : expression.test(text);
}

function asExpression(pattern: string): RegExp | null {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(pattern) ?? [];
  return source === undefined ? null : new RegExp(source, flags);
}
