import { useMemo, useState } from 'react';
import { testCall } from '../../api/tests';
import { t } from '../../shared/i18n';
import { newKey } from '../../shared/order/key';
import { wanted } from '../../shared/references';
import { keepSamples, readSamples, sent } from '../../shared/samples';
import { RingForm } from './RingForm';
import { SampleValues } from './SampleValues';
import type { TriedProps } from './TestPanel';
import css from './tests.module.css';

/** The agent rings a real telephone, such as one's own, with the draft or a version. */
export function Ring({ agent, version, document }: TriedProps) {
  const asked = useMemo(() => wanted(document), [document]);
  const [samples, setSamples] = useState(() => readSamples(agent.id));
  const ring = async (phone: string) => {
    keepSamples(agent.id, samples);
    const order = { agent: agent.id, version, phone, ...sent(samples, asked) };
    return (await testCall(order, newKey())).call;
  };
  return (
    <div className={css.simulated}>
      <SampleValues wanted={asked} samples={samples} onChange={setSamples} />
      <div>
        <p className="muted" style={{ marginTop: 0 }}>
          {version === undefined ? t('ring.draft') : t('ring.version', { version })}
        </p>
        <RingForm ring={ring} />
      </div>
    </div>
  );
}
