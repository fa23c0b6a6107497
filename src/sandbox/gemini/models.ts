// Sandbox, Gemini: the models that the stand-in knows, as `models.list` describes them; one of them is going away.

export interface ListedModel {
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly description: string;
  readonly inputTokenLimit: number;
  readonly outputTokenLimit: number;
  readonly supportedGenerationMethods: readonly string[];
  readonly thinking?: boolean;
}

const GENERATES = ['generateContent', 'countTokens', 'createCachedContent', 'batchGenerateContent'];
const LIMITS = { inputTokenLimit: 1_048_576, outputTokenLimit: 65_536 };

/** Fields and manner of the real list; the wording of the model that goes away follows that of earlier ones in it. */
export const LISTED_MODELS: readonly ListedModel[] = [
  {
    name: 'models/gemini-3.8-flash',
    version: '3.8',
    displayName: 'Gemini 3.8 Flash',
    description: 'Stable version of Gemini 3.8 Flash, our mid-size multimodal model.',
    ...LIMITS,
    supportedGenerationMethods: GENERATES,
    thinking: true,
  },
  {
    name: 'models/gemini-3.5-flash-lite',
    version: '3.5',
    displayName: 'Gemini 3.5 Flash-Lite',
    description: 'Stable version of Gemini 3.5 Flash-Lite, for large volumes of short requests.',
    ...LIMITS,
    supportedGenerationMethods: GENERATES,
    thinking: true,
  },
  {
    name: 'models/gemini-2.5-flash',
    version: '001',
    displayName: 'Gemini 2.5 Flash',
    description:
      'Gemini 2.5 Flash is deprecated and will be shut down on December 1, 2026. Move to a newer Gemini version.',
    ...LIMITS,
    supportedGenerationMethods: GENERATES,
    thinking: true,
  },
  {
    name: 'models/gemini-embedding-001',
    version: '001',
    displayName: 'Gemini Embedding 001',
    description: 'Obtain a distributed representation of a text.',
    inputTokenLimit: 2_048,
    outputTokenLimit: 1,
    supportedGenerationMethods: ['embedContent', 'countTokens'],
  },
];

/** From Gemini 3 on, thought signatures must come back with the calls that they came with. */
export const enforcesSignatures = (modelId: string): boolean => /^gemini-(?:[3-9]|\d\d)/.test(modelId);

/** Thinking level `minimal` is refused by some of the newer models. */
export const refusesMinimalThinking = (modelId: string): boolean => modelId.startsWith('gemini-3.8');
