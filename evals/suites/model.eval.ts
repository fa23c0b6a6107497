/** The scenarios of `scenarios/model`. */
import { describeScenarios } from './suite.ts';

describeScenarios('model');
