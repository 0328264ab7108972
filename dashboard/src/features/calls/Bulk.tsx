import { Button, CloseButton, Stack, TextInput } from '@mantine/core';
import IconTag from '@tabler/icons-react/icons/IconTag';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CallRow } from '../../api/client';
import { tagCalls } from '../../api/views';
import { t } from '../../shared/i18n';
import { Failure } from '../../shared/states/Loaded';
import css from './bulk.module.css';
import { Export } from './Export';
import { exportOfCalls, MOST_CHOSEN } from './export';
import { Opener } from './Opener';

/** What was done to calls, and what undoes it. */
interface Done {
  calls: string[];
  add: string[];
  remove: string[];
}

/** What can be done with the calls that are chosen. */
export function Bulk({ chosen, onClear }: { chosen: CallRow[]; onClear: () => void }) {
  const client = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const tagging = useMutation({
    mutationFn: ({ calls, add, remove }: Done) => tagCalls(calls, add, remove),
    onSuccess: ({ changed }, { add, remove }) => {
      setDone({ calls: changed, add, remove });
      return client.invalidateQueries({ queryKey: ['calls'] });
    },
  });
  const undoing = useMutation({
    mutationFn: ({ calls, add, remove }: Done) => tagCalls(calls, remove, add),
    onSuccess: () => {
      setDone(null);
      return client.invalidateQueries({ queryKey: ['calls'] });
    },
  });
  const ids = chosen.map(({ id }) => id);
  const tags = [...new Set(chosen.flatMap((row) => row.tags))].toSorted();
  const failure = tagging.error ?? undoing.error;
  return (
    <section className={css.bulk} aria-label={t('bulk.chosen', { count: ids.length })}>
      <strong>{t('bulk.chosen', { count: ids.length })}</strong>
      <Tagging
        tags={tags}
        onAdd={(tag) => tagging.mutate({ calls: ids, add: [tag], remove: [] })}
        onRemove={(tag) => tagging.mutate({ calls: ids, add: [], remove: [tag] })}
      />
      {ids.length <= MOST_CHOSEN ? (
        <Export size="compact-sm" at={(form) => exportOfCalls(ids, form)} />
      ) : (
        <span className="muted">{t('bulk.tooMany', { most: MOST_CHOSEN })}</span>
      )}
      <span role="status" className={css.done}>
        {done === null ? null : (
          <>
            {t(done.add.length > 0 ? 'bulk.tagged' : 'bulk.untagged', {
              count: done.calls.length,
              tag: [...done.add, ...done.remove].join(', '),
            })}{' '}
            {done.calls.length > 0 ? (
              <Button size="compact-sm" variant="subtle" onClick={() => undoing.mutate(done)}>
                {t('bulk.undo')}
              </Button>
            ) : null}
          </>
        )}
      </span>
      <CloseButton aria-label={t('bulk.clear')} onClick={onClear} />
      {failure === null ? null : (
        <div className={css.failure}>
          <Failure failure={failure} />
        </div>
      )}
    </section>
  );
}

interface TaggingProps {
  tags: string[];
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}

/** Gives a tag, or takes away one that any of them has. */
function Tagging({ tags, onAdd, onRemove }: TaggingProps) {
  const [opened, setOpened] = useState(false);
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() === '') return;
    onAdd(tag.trim());
    setTag('');
    setOpened(false);
  };
  return (
    <Opener
      deed="POST /call/tags"
      opened={opened}
      onOpened={setOpened}
      label={t('bulk.tag')}
      icon={<IconTag size={15} aria-hidden />}
    >
      <form onSubmit={submit}>
        <Stack gap="xs">
          <TextInput
            label={t('bulk.name')}
            value={tag}
            maxLength={100}
            onChange={(event) => setTag(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" size="xs" disabled={tag.trim() === ''}>
            {t('bulk.add')}
          </Button>
          {tags.length === 0 ? null : (
            <ul className={css.tags} aria-label={t('bulk.has')}>
              {tags.map((one) => (
                <li key={one}>
                  <span>{one}</span>
                  <CloseButton
                    size="sm"
                    aria-label={t('bulk.remove', { tag: one })}
                    onClick={() => {
                      onRemove(one);
                      setOpened(false);
                    }}
                  />
                </li>
              ))}
            </ul>
          )}
        </Stack>
      </form>
    </Opener>
  );
}
