/** Marks a branch that the types rule out; reaching it is a bug in this repository, never bad input. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
