/** The scenarios of `scenarios/clinic`. */
import { describeScenarios } from './suite.ts';

describeScenarios('clinic');
