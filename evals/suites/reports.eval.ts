/** The scenarios of `scenarios/reports`. */
import { describeScenarios } from './suite.ts';

describeScenarios('reports');
