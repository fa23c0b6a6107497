/** The scenarios of `scenarios/sheet`. */
import { describeScenarios } from './suite.ts';

describeScenarios('sheet');
