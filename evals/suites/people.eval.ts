/** The scenarios of `scenarios/people`. */
import { describeScenarios } from './suite.ts';

describeScenarios('people');
