import type { Judgement } from '../../api/client';
import { t } from '../../shared/i18n';
import type { Step } from '../../timeline/agent';
import type { Utterance } from '../../timeline/lanes';

/** What was judged of a turn: all between it and the next. */
export function judgementsOf(
  judgements: Judgement[],
  turn: Utterance,
  next: Utterance | undefined,
): Judgement[] {
  const end = next?.index ?? Number.POSITIVE_INFINITY;
  return judgements.filter((one) => one.index > turn.index && one.index < end);
}

/** What an outcome is called: by the judgement, else by its step. */
export function labelOf(agent: Map<string, Step>, judgement: Judgement, outcome: string): string {
  const candidate = judgement.candidates.find((one) => one.id === outcome);
  return candidate?.label || wayLabel(agent, judgement.node_id, outcome);
}

export function wayLabel(agent: Map<string, Step>, node: string, outcome: string): string {
  const way = agent.get(node)?.ways.find((one) => one.id === outcome);
  if (way !== undefined && way.label !== '') return way.label;
  return outcome === 'else' ? t('call.otherwise') : outcome.replaceAll('_', ' ');
}
