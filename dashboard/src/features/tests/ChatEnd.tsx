import type { Chat } from '../../api/tests';
import { t, word } from '../../shared/i18n';
import type { Step } from '../../timeline/agent';
import css from './tests.module.css';

/** How a written conversation ended: where, by which outcomes, with which values. */
export function ChatEnd({ chat, steps }: { chat: Chat; steps: Map<string, Step> }) {
  const step = chat.node === null ? undefined : steps.get(chat.node);
  const values = Object.entries(chat.variables);
  return (
    <section className={css.end} aria-label={t('tests.ended')}>
      <h2>{word('reason', chat.ended?.reason ?? '')}</h2>
      <dl className={css.facts}>
        {step === undefined ? null : (
          <>
            <dt>{t('tests.endStep')}</dt>
            <dd>
              {step.number} {step.name}
            </dd>
          </>
        )}
        <dt>{t('tests.outcomes')}</dt>
        <dd>
          {chat.outcomes.length === 0
            ? t('none')
            : chat.outcomes.map((one) => one.replaceAll('_', ' ')).join(' → ')}
        </dd>
        {values.map(([name, value]) => (
          <Value key={name} name={name} value={value} />
        ))}
      </dl>
    </section>
  );
}

function Value({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
