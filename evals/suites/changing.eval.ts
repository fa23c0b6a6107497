/** The scenarios of `scenarios/changing`. */
import { describeScenarios } from './suite.ts';

describeScenarios('changing');
