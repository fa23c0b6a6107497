/** What the clinic says first goes out as an approved form: in the patient's language, else in English, else in general words. */
import { expect, it } from 'vitest';
import type { OutgoingMessage } from '../../domain/message/outgoingMessage.ts';
import { type CloudTemplate, renderTemplates } from './renderTemplate.ts';

const templates = { general: 'clinic_message', language: 'en', clinicName: () => 'Namaste Demo Clinic' };
const bare: OutgoingMessage = {
  text: ['Please come\nearlier.'],
  choices: [],
  links: [],
  contactButton: null,
  lasts: true,
};
const late: OutgoingMessage = {
  ...bare,
  template: { name: 'running_late', parameters: ['Dr Lakshmi Iyer', '40', '6:10 pm'], language: 'hinglish' },
};
const reminder: OutgoingMessage = {
  ...bare,
  template: {
    name: 'visit_reminder',
    parameters: ['Asha Verma', 'Dr Lakshmi Iyer', 'Thu 26 Nov, 5:20 pm', 'CF-7KQ2M'],
    language: 'en',
  },
};
const formsOf = (message: OutgoingMessage, given: CloudTemplate = templates) =>
  renderTemplates(message, { menuVersion: 7, templates: given }).map(
    ({ template }) => template as { name: string; language: { code: string }; components: object[] },
  );

it("the patient's language comes first, then English, then the general form", () => {
  expect(formsOf(late).map(({ name, language }) => [name, language.code])).toEqual([
    ['running_late_latin', 'hi'],
    ['running_late', 'en'],
    ['clinic_message', 'en'],
  ]);
});

it('a message without a form of its own goes out in the general one, on one line', () => {
  expect(formsOf(bare)).toMatchObject([
    {
      name: 'clinic_message',
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Namaste Demo Clinic' },
            { type: 'text', text: 'Please come earlier.' },
          ],
        },
      ],
    },
  ]);
});

it('the buttons of a reminder carry the menu and the place of their choice', () => {
  const [form] = formsOf(reminder);
  expect(form?.components.slice(1)).toEqual(
    ['m:7:0', 'm:7:1', 'm:7:2'].map((payload, index) => ({
      type: 'button',
      sub_type: 'quick_reply',
      index: String(index),
      parameters: [{ type: 'payload', payload }],
    })),
  );
});

it('a clinic without a general form has nothing to say in other words', () => {
  expect(formsOf(bare, { ...templates, general: null })).toEqual([]);
});

it('an empty place is filled, for the service takes none', () => {
  const [form] = formsOf({
    ...late,
    template: { name: 'running_late', parameters: ['', '40', '6:10 pm'], language: 'en' },
  });
  expect(form?.components[0]).toMatchObject({
    parameters: [{ text: '–' }, { text: '40' }, { text: '6:10 pm' }],
  });
});
