/** The scenarios of `scenarios/injections`. */
import { describeScenarios } from './suite.ts';

describeScenarios('injections');
