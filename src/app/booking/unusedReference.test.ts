/** References are short enough to be told on the phone, so that some are drawn twice: none is given twice. */
import { expect, it } from 'vitest';
import { booksAtClinic, openClinic } from '../../testing/journey.ts';
import { unusedReference } from './unusedReference.ts';

it('one that an appointment has is drawn again, one that none has is taken', async () => {
  const clinic = await openClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  const taken = (await asha.appointments()).map(({ reference }) => reference);
  expect(taken).toHaveLength(1);
  const drawn = [...taken, ...taken, 'CF-22222'];
  const reference = await clinic.store.read((tables) =>
    unusedReference({ world: { ids: { reference: () => drawn.shift() ?? '' } }, tables }),
  );
  expect(reference).toBe('CF-22222');
});
