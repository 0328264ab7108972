package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.conversation.ReplyJudgement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from the journal of a call what each reply was taken for. */
final class Judgements {
  private static final Logger LOG = LoggerFactory.getLogger(Judgements.class);

  private Judgements() {}

  /** The judgements of a call of the team, by their index in the journal, in order. */
  static List<Call.Judged> read(Handle handle, TeamId team, CallId call) {
    List<JournalEntry> journal =
        handle
            .createQuery(
                """
                select e.index, e.at, e.body from call_events e join calls c on c.id = e.call
                where c.team = :team and c.id = :call
                  and e.type in ('stepped', 'Stepped', 'outcomes_scored')
                order by e.index\
                """)
            .bind("team", team)
            .bind("call", call)
            .map((row, _) ->
                new JournalEntry(
                    row.getInt("index"),
                    RecordJson.readEvent(row.getString("body"), Rows.instant(row, "at"))))
            .list();
    try {
      return ReplyJudgement.in(journal.stream().map(JournalEntry::event).toList()).stream()
          .map(judged -> new Call.Judged(journal.get(judged.event()).index(), judged))
          .toList();
    } catch (IllegalArgumentException e) {
      // A step that a later version wrote: the call is told without.
      LOG.warn("The steps of a call cannot be read: {}", FailureTrace.of(e));
      return List.of();
    }
  }
}
