import { useEffect, useMemo, useState } from 'react';
import type { AgentDoc } from '../../agent-doc/document';
import { type Problem, placed, type Told } from '../../agent-doc/problems';
import { judge } from '../../api/builder';

const WAIT_MS = 400;

/** What the server finds wrong with a document, 400 ms after the last edit. */
export function useProblems(agent: string, doc: AgentDoc): Problem[] {
  const [judged, setJudged] = useState<{ doc: AgentDoc; told: Told[] }>({ doc, told: [] });
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      // Where the server cannot say, what it said last stays.
      judge(agent, doc).then(
        (told) => over || setJudged({ doc, told }),
        () => {},
      );
    }, WAIT_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [agent, doc]);
  return useMemo(() => judged.told.map((one) => placed(judged.doc, one)), [judged]);
}
