import { useMemo, useState } from 'react';
import { t } from '../../shared/i18n';
import { wanted } from '../../shared/references';
import { RingForm } from './RingForm';
import { SampleValues } from './SampleValues';
import { keepSamples, readSamples, sent } from './samples';
import type { TriedProps } from './TestPanel';
import css from './tests.module.css';

/** The agent rings a real telephone, such as one's own. */
export function Ring({ agent, document }: TriedProps) {
  const asked = useMemo(() => wanted(document), [document]);
  const [samples, setSamples] = useState(() => readSamples(agent.id));
  return (
    <div className={css.simulated}>
      <SampleValues wanted={asked} samples={samples} onChange={setSamples} />
      <div>
        <p className="muted" style={{ marginTop: 0 }}>
          {agent.published_version
            ? t('ring.live', { version: agent.published_version })
            : t('ring.unpublished')}
        </p>
        {agent.published_version ? (
          <RingForm
            order={{ agent: agent.id, ...sent(samples, asked) }}
            onRing={() => keepSamples(agent.id, samples)}
          />
        ) : null}
      </div>
    </div>
  );
}
