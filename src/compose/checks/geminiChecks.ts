/** What the doctor asks of Gemini: is the model there and staying, and does it call a tool. */
import { listModels, probeToolCall, standingOf } from '../../services/ai/gemini/geminiCheck.ts';
import { systemClock } from '../../services/clock.ts';
import { type Check, fault, fine, off, warning } from './check.ts';

const NO_KEY = off('no key: menus and rules answer alone', 'Set GEMINI_API_KEY.');

const model: Check = {
  name: 'gemini model',
  why: 'It answers what menus and rules do not understand, and writes down voice notes.',
  async look({ config }) {
    if (config.GEMINI_API_KEY === undefined) return NO_KEY;
    const listed = await listModels({ apiKey: config.GEMINI_API_KEY, baseUrl: config.GEMINI_BASE_URL });
    if (!listed.ok)
      return fault(
        `the models could not be listed: ${listed.refusal.code}`,
        'Check GEMINI_API_KEY and the way to GEMINI_BASE_URL.',
      );
    const standing = standingOf(listed.value, config.GEMINI_MODEL);
    const others = listed.value
      .filter((one) => one.isForText)
      .slice(0, 8)
      .map((one) => one.id)
      .join(', ');
    if (standing.kind === 'available') return fine(`${config.GEMINI_MODEL} is there, beside ${others}`);
    const mend = `Set GEMINI_MODEL to one of: ${others}.`;
    if (standing.kind === 'missing')
      return fault(`${config.GEMINI_MODEL} is not among the models of this key`, mend);
    const lastDay = standing.lastDay === null ? '' : ` on ${standing.lastDay}`;
    return warning(`${config.GEMINI_MODEL} is going away${lastDay}`, mend);
  },
};

const toolCall: Check = {
  name: 'gemini tool call',
  why: 'The agent works by calling tools.',
  isDeep: true,
  async look({ config, log }) {
    if (config.GEMINI_API_KEY === undefined) return NO_KEY;
    const { GEMINI_API_KEY: apiKey, GEMINI_MODEL: id, GEMINI_BASE_URL: baseUrl } = config;
    const probe = await probeToolCall({ apiKey, model: id, baseUrl, log, clock: systemClock });
    if (probe.ok) return fine(`a test call took ${probe.outcome.usage.milliseconds.toFixed(0)} ms`);
    const code = probe.outcome.ok ? 'the tool was not called' : probe.outcome.code;
    return fault(
      `a test call failed: ${code}`,
      'Try another GEMINI_MODEL, or again when the service has recovered.',
    );
  },
};

export const GEMINI_CHECKS: readonly Check[] = [model, toolCall];
