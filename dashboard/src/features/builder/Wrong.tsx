import type { Part } from '../../agent-doc/problems';
import css from './builder.module.css';
import { useBuilder } from './context';

/** What is wrong here, as the server says it. */
export function Wrong({ step, part }: { step: string | null; part: Part }) {
  const { problems } = useBuilder();
  const mine = problems.filter((one) => one.step === step && one.part === part);
  return mine.length === 0 ? null : (
    <ul className={css.wrong}>
      {mine.map((one) => (
        <li key={`${one.path} ${one.code} ${one.message}`} data-severity={one.severity}>
          {one.message}
        </li>
      ))}
    </ul>
  );
}
