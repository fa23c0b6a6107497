/** The scenarios of `scenarios/safety`. */
import { describeScenarios } from './suite.ts';

describeScenarios('safety');
