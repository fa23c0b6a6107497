/** WhatsApp approves the templates' forms only by its own rules, and the buttons must be the message's own choices. */
import { describe, expect, it } from 'vitest';
import { approvedTemplates } from './approvedTemplates.ts';
import { approvedAs } from './templates.ts';

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components */
const BODY_LETTERS = 1024;
const BUTTON_LETTERS = 25;
const BUTTONS = 10;

const placesIn = (body: string): readonly string[] => body.match(/\{\{\d+\}\}/g) ?? [];

describe.each(approvedTemplates().map((one) => [`${one.name} (${one.code})`, one] as const))(
  'the template %s',
  (_, { name, body, examples, buttons }) => {
    it('numbers its places from one, each once, with an example for each', () => {
      expect(placesIn(body)).toEqual(examples.map((_example, index) => `{{${index + 1}}}`));
      expect(examples.every((example) => example.trim() !== '')).toBe(true);
    });

    it('has words before its first place and after its last one', () => {
      expect(body).not.toMatch(/^\{\{|\}\}$/);
      expect(body).not.toMatch(/[\n\t]/);
      expect([...body].length).toBeLessThanOrEqual(BODY_LETTERS);
      expect(name).toMatch(/^[a-z_]+$/);
    });

    it('has buttons that fit', () => {
      expect(buttons.length).toBeLessThanOrEqual(BUTTONS);
      expect(new Set(buttons).size).toBe(buttons.length);
      for (const label of buttons) expect([...label].length).toBeLessThanOrEqual(BUTTON_LETTERS);
    });
  },
);

it('Hindi in Latin letters is a template of its own, since WhatsApp knows no such language', () => {
  expect(approvedAs('visit_reminder', 'hinglish')).toEqual({ name: 'visit_reminder_latin', code: 'hi' });
  expect(approvedAs('visit_reminder', 'hi')).toEqual({ name: 'visit_reminder', code: 'hi' });
});

it('no two templates have the same name and language', () => {
  const keys = approvedTemplates().map(({ name, code }) => `${name} ${code}`);
  expect(new Set(keys).size).toBe(keys.length);
});
