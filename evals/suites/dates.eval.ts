/** The scenarios of `scenarios/dates`. */
import { describeScenarios } from './suite.ts';

describeScenarios('dates');
