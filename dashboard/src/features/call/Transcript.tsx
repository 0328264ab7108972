import { TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Judgement } from '../../api/client';
import { formatMs, formatPercent, formatPlace } from '../../shared/format';
import { t, word } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import type { Player } from '../../shared/player/Player';
import type { Step } from '../../timeline/agent';
import type { Mark, Timeline, Utterance } from '../../timeline/lanes';
import type { Hit } from '../../timeline/search';
import { judgementsOf, labelOf } from './judged';
import { markIcon } from './marks';
import css from './transcript.module.css';

/** Below this the words may well be others. */
const UNSURE = 0.6;

interface TranscriptProps {
  lanes: Timeline;
  agent: Map<string, Step>;
  judgements: Judgement[];
  player: Player;
  hits: Hit[];
  words: string;
  onWords: (words: string) => void;
  onSeek: (ms: number) => void;
  onSelect: (utterance: Utterance) => void;
  selected: number | undefined;
}

/** What was said, with what each reply was taken for; it follows the recording. */
export function Transcript(props: TranscriptProps) {
  const { lanes, player, hits, words, onWords, onSeek } = props;
  const list = useRef<HTMLOListElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [hit, setHit] = useState(-1);
  useShortcuts([{ keys: '/', label: 'keys.searchWords', run: () => box.current?.focus() }]);
  useEffect(() => {
    const follow = (ms: number) => {
      const now = lanes.utterances.findLast((one) => one.from <= ms + 20 && ms < one.to);
      for (const line of list.current?.querySelectorAll('[data-now]') ?? [])
        line.removeAttribute('data-now');
      const line = now && list.current?.querySelector(`[data-index="${now.index}"]`);
      if (!line) return;
      line.setAttribute('data-now', '');
      if (player.state.playing) line.scrollIntoView({ block: 'nearest' });
    };
    follow(player.position);
    return player.onMove(follow);
  }, [player, lanes]);
  const next = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || hits.length === 0) return;
    const place = (hit + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    setHit(place);
    const found = hits[place];
    if (found === undefined) return;
    onSeek(found.at);
    list.current
      ?.querySelector(`[data-index="${found.utterance.index}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  const marks = lanes.marks.filter((mark) => mark.kind !== 'interrupted');
  return (
    <section className={`panel ${css.transcript}`} aria-label={t('call.transcript')}>
      <header className={css.head}>
        <h2>{t('call.transcript')}</h2>
        <TextInput
          ref={box}
          size="xs"
          type="search"
          aria-label={t('call.find')}
          placeholder={t('call.find')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={words}
          onChange={(event) => {
            onWords(event.currentTarget.value);
            setHit(-1);
          }}
          onKeyDown={next}
        />
        <span role="status" className="muted">
          {words.trim() === '' ? '' : t('call.found', { count: hits.length })}
        </span>
      </header>
      {lanes.utterances.length === 0 ? (
        <p className={`muted ${css.none}`}>{t('call.silent')}</p>
      ) : null}
      <ol ref={list} className={css.lines}>
        {lanes.utterances.map((one, i) => (
          <Line
            key={one.index}
            {...props}
            utterance={one}
            before={lanes.utterances[i - 1]}
            notes={marks.filter(
              (mark) =>
                mark.index > (lanes.utterances[i - 1]?.index ?? -1) && mark.index < one.index,
            )}
            found={hits.some((other) => other.utterance === one)}
          />
        ))}
        {marks
          .filter((mark) => mark.index > (lanes.utterances.at(-1)?.index ?? -1))
          .map((mark) => (
            <Note key={`${mark.kind} ${mark.index}`} mark={mark} />
          ))}
      </ol>
    </section>
  );
}

interface LineProps extends TranscriptProps {
  utterance: Utterance;
  before: Utterance | undefined;
  notes: Mark[];
  found: boolean;
}

function Line({
  utterance,
  before,
  notes,
  found,
  agent,
  lanes,
  judgements,
  onSelect,
  selected,
}: LineProps) {
  const step = utterance.node === null ? undefined : agent.get(utterance.node);
  const entered =
    utterance.side === 'agent' &&
    step !== undefined &&
    (before === undefined || before.node !== utterance.node || before.side === 'contact');
  return (
    <>
      {notes.map((mark) => (
        <Note key={`${mark.kind} ${mark.index}`} mark={mark} />
      ))}
      <li
        data-index={utterance.index}
        data-side={utterance.side}
        data-found={found || undefined}
        data-selected={selected === utterance.index || undefined}
        className={css.line}
      >
        <button type="button" className={css.say} onClick={() => onSelect(utterance)}>
          <span className={css.meta}>
            <span>{formatPlace(utterance.from)}</span>
            <b>{t(utterance.side === 'agent' ? 'side.agent' : 'side.contact')}</b>
            {entered && step ? (
              <span>
                {step.number} {step.name}
              </span>
            ) : null}
          </span>
          <span
            className={css.text}
            data-unsure={(utterance.confidence ?? 1) < UNSURE || undefined}
          >
            {utterance.digits ? t('call.keys', { keys: utterance.text }) : utterance.text}
            {utterance.cut ? <span className={css.cut}> {t('call.cut')}</span> : null}
          </span>
        </button>
        {utterance.side === 'contact' ? (
          <Taken utterance={utterance} agent={agent} lanes={lanes} judgements={judgements} />
        ) : null}
      </li>
    </>
  );
}

type TakenProps = Pick<LineProps, 'utterance' | 'agent' | 'lanes' | 'judgements'>;

/** What a reply was taken for, and how long its answer took. */
function Taken({ utterance, agent, lanes, judgements }: TakenProps) {
  const next = lanes.utterances.find(
    (one) => one.side === 'contact' && one.index > utterance.index,
  );
  const wait = lanes.waits.find(
    (one) => one.index > utterance.index && one.index < (next?.index ?? Number.POSITIVE_INFINITY),
  );
  const judged = judgementsOf(judgements, utterance, next);
  const found = lanes.known.filter(
    (one) => one.index > utterance.index && one.index < (next?.index ?? Number.POSITIVE_INFINITY),
  );
  return (
    <span className={css.taken}>
      {found.map((one) => (
        <span key={`${one.name} ${one.index}`}>
          → {t('why.captured', { name: one.name, value: one.value })}
        </span>
      ))}
      {judged
        .filter((one) => one.outcome !== null || one.candidates.length > 0)
        .map((judgement) => (
          <span key={judgement.index}>
            →{' '}
            {judgement.outcome
              ? labelOf(agent, judgement, judgement.outcome)
              : t('call.notUnderstood')}
          </span>
        ))}
      {utterance.confidence !== null ? (
        <span>{t('call.heard', { sure: formatPercent(utterance.confidence) })}</span>
      ) : null}
      {wait ? <span>{t('call.waited', { ms: formatMs(wait.total) })}</span> : null}
    </span>
  );
}

function Note({ mark }: { mark: Mark }) {
  const Icon = markIcon(mark.kind);
  return (
    <li className={css.note}>
      <Icon size={15} aria-hidden />{' '}
      <span>
        {formatPlace(mark.at)} {word('mark', mark.kind)}
        {mark.text ? `: ${mark.text}` : ''}
      </span>
    </li>
  );
}
