import { describe, expect, it } from 'vitest';
import type { ConversationState } from '../../domain/conversation/states.ts';
import { readFor } from '../testing/readFor.ts';

function intentsOf(text: string, state?: ConversationState): readonly string[] {
  const read = readFor(text, state);
  return [read.intent.value, ...read.otherIntents.map((one) => one.value)];
}

describe('words that sound like a wish', () => {
  it.each([
    'Please call it a skin checkup',
    'I would like to talk to a psychologist',
    'I want to speak to a dermatologist',
    'how can I contact him',
    'I want to talk about my knee',
    'kitchen staff',
    'I work as a manager and sit all day',
    'I am a nurse myself',
    'my cramps are terrible since Monday',
    'It was a stupid old film',
    'The traffic was horrible yesterday',
  ])('ask for no person of the clinic: "%s"', (text) => {
    expect(intentsOf(text)).not.toContain('staff');
  });

  it.each([
    'Please call me',
    'please call',
    'I want to talk to a person',
    'talk to reception',
    'is any staff there',
    'connect me to your manager',
    'I want to speak to the receptionist about my knee',
    'this is a terrible clinic',
    'horrible service',
    'This is ridiculous',
    'Ridiculous!',
    'My tooth hurts. This is ridiculous.',
  ])('still ask for a person when they do: "%s"', (text) => {
    expect(readFor(text).intent.value).toBe('staff');
  });

  it.each([
    'Glad to be getting out of town next month',
    "I won't need any parking",
    "thanks, I don't need anything else",
    'please cancel my taxi',
    'cancel the flight',
    'cancel that order',
  ])('give up no visit: "%s"', (text) => {
    expect(intentsOf(text, 'SELECTING_SLOT')).not.toContain('cancel');
  });

  it.each([
    'cancel it',
    'please cancel my appointment',
    'cancel, I have an interview',
    "I won't need the appointment",
    "I won't need it any more",
    'I am out of town that day',
  ])('still give it up when they do: "%s"', (text) => {
    expect(readFor(text).intent.value).toBe('cancel');
  });

  it.each([
    'in a room where no one can hear me',
    "I don't have time for so many questions",
    "I don't trust machines",
    'no appetite since Friday',
  ])('refuse nothing that was asked: "%s"', (text) => {
    expect(intentsOf(text, 'CONFIRMING_CANCEL')).not.toContain('deny');
  });

  it.each(['no', "I don't", "don't use my number", "I don't want that", 'no thanks'])(
    'still refuse when they do: "%s"',
    (text) => {
      expect(readFor(text, 'AWAITING_CONSENT').intent.value).toBe('deny');
    },
  );
});

describe('a courtesy', () => {
  it.each([
    'Wonderful, thanks!',
    'Lastly, many thanks. Goodbye.',
    'Whoops, sorry',
    "That's fine for me.",
    "Yes that's alright with me.",
    'Schedule it for 11',
    'Amazing! Bye',
  ])('is no name: "%s"', (text) => {
    expect(readFor(text, 'AWAITING_NAME').name).toBeNull();
  });

  it.each([
    ['Ravi, thank you', 'Ravi'],
    ['Sure, Meera Nair', 'Meera Nair'],
    ['Johnson', 'Johnson'],
  ])('stands beside a name: "%s"', (text, name) => {
    const read = readFor(text, 'AWAITING_NAME');
    expect(read.name?.value).toBe(name);
    expect(read.languageWanted).toBeNull();
  });

  it.each(["That's all for today", 'Have a great evening', 'have a nice night', 'thats all'])(
    'is no wish for a time and names nobody: "%s"',
    (text) => {
      const read = readFor(text);
      expect(read.when).toBeNull();
      expect(read.forWhom).toBeNull();
      expect(read.intent.value).toBe('goodbye');
    },
  );

  it('leaves a niece a niece', () => {
    expect(readFor('for my niece').forWhom?.value).toBe('relative');
  });
});
