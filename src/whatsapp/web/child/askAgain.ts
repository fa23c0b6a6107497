/** Asks again for a file that the phone has not got at hand; both clients fetch files through it. */

/** The page fetches an expired file from the phone once more, which takes it a few seconds. */
const WAITS_MS = [500, 2_000, 5_000] as const;

/** The first answer that is something; undefined when none was after the last try. */
export async function untilThere<Value>(look: () => Promise<Value | undefined>): Promise<Value | undefined> {
  for (const waitMs of WAITS_MS) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return look();
}
