/** The scenarios of `scenarios/whatsapp`. */
import { describeScenarios } from './suite.ts';

describeScenarios('whatsapp');
