import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, CloseButton, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { deleteView, keepView, type View, views } from '../../api/views';
import { type Filters, readFilters, sameFilters } from '../../shared/filters';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import css from './calls.module.css';
import { Opener } from './Opener';
import { VIEWS } from './views';

/** Filters that people keep under a name, and what keeps those that are set now. */
export function SavedViews({ filters }: { filters: Filters }) {
  const client = useQueryClient();
  const kept = useQuery(views).data ?? [];
  const again = () => client.invalidateQueries({ queryKey: views.queryKey });
  const removing = useMutation({
    mutationFn: (view: View) => deleteView(view.id),
    onSuccess: again,
  });
  const restoring = useMutation({
    mutationFn: ({ name, filters: before, shared }: View) =>
      keepView({ name, filters: before, shared }),
    onSuccess: () => {
      removing.reset();
      return again();
    },
  });
  const removed = removing.isSuccess ? removing.variables : undefined;
  const known =
    VIEWS.some((view) => sameFilters(view.filters(), filters)) ||
    kept.some((view) => sameFilters(readFilters(view.filters), filters));
  const failure = removing.error ?? restoring.error;
  return (
    <>
      {kept.map((view) => {
        const current = sameFilters(readFilters(view.filters), filters);
        return (
          <span key={view.id} className={css.kept}>
            <Link
              to="/calls"
              search={readFilters(view.filters)}
              className={css.view}
              aria-current={current ? 'page' : undefined}
              activeProps={{}}
              title={view.shared ? t('views.of', { name: view.user_name }) : undefined}
            >
              {view.name}
            </Link>
            {current ? (
              <Allowed deed="DELETE /view/{id}">
                <CloseButton
                  size="sm"
                  aria-label={t('views.delete', { name: view.name })}
                  onClick={() => removing.mutate(view)}
                />
              </Allowed>
            ) : null}
          </span>
        );
      })}
      {known ? null : <Keep filters={filters} onKept={again} />}
      <span role="status">
        {removed === undefined ? null : (
          <>
            {t('views.deleted', { name: removed.name })}{' '}
            <Button size="compact-sm" variant="subtle" onClick={() => restoring.mutate(removed)}>
              {t('bulk.undo')}
            </Button>
          </>
        )}
      </span>
      {failure === null ? null : <span role="alert">{failure.message}</span>}
    </>
  );
}

function Keep({ filters, onKept }: { filters: Filters; onKept: () => void }) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keeping = useMutation({
    mutationFn: () => keepView({ name: name.trim(), filters, shared }),
    onSuccess: () => {
      setOpened(false);
      setName('');
      onKept();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') keeping.mutate();
  };
  return (
    <Opener
      deed="POST /view"
      opened={opened}
      onOpened={setOpened}
      label={t('views.keep')}
      variant="subtle"
    >
      <form onSubmit={submit}>
        <Stack gap="xs">
          <TextInput
            label={t('views.name')}
            value={name}
            maxLength={100}
            error={keeping.error?.message}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Checkbox
            label={t('views.shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Button type="submit" size="xs" loading={keeping.isPending} disabled={name.trim() === ''}>
            {t('views.do')}
          </Button>
        </Stack>
      </form>
    </Opener>
  );
}
