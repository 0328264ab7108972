package dev.parley.bench.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Fills the embedded database of another process's home with calls as they are after months of use:
 * whole rows, journals of eight utterances with words of their own, and what is kept of them to be
 * looked for.
 *
 * @param directory where it is
 */
record CallBooks(Path directory) {
  private static final String CONTACTS =
      """
      insert into contacts (id, team, phone_number, name, email, attributes, tags, created, updated)
      select gen_random_uuid(), t.id, '+1202' || lpad(g::text, 7, '0'), 'Contact ' || g,
        'c' || g || '@example.com', jsonb_build_object('city', 'City ' || g % 500),
        array['list' || (g % 20)], now(), now()
      from (select id from teams order by created limit 1) t, generate_series(1, :rows) g
      """;

  private static final String CALLS =
      """
      insert into calls (id, team, contact, agent, agent_version, status, phone_number, metadata,
        tags, user_id, created, updated, started, ended, end_reason, end_detail, variables,
        outcomes, recording, recording_ms, turns, interrupted, gap_p95_ms, end_node, end_step,
        last_outcome_node)
      select gen_random_uuid(), c.team, c.id, a.id, 1, status, c.phone_number,
        jsonb_build_object('source', case when n % 3 = 0 then 'web' else 'shop' end, 'size', n % 500),
        case when n % 50 = 0 then c.tags || 'vip'::text else c.tags end, u.id, begun, begun,
        case when status = 'COMPLETED' then begun end, begun + (20 + n % 50) * interval '1 second',
        case status when 'NO_ANSWER' then 'NO_ANSWER' when 'FAILED' then 'TRUNK_REFUSED'
          else 'AGENT_ENDED' end, 'filled',
        case when status = 'COMPLETED' then jsonb_build_object('date', 'Tuesday',
          'reference', 'R' || n) else '{}' end,
        case when status <> 'COMPLETED' then '{}'::text[] when n % 100 = 1 then '{cancel}'
          else '{confirm}' end,
        case when status = 'COMPLETED' then c.team || '/' || c.id end,
        case when status = 'COMPLETED' then 41000 end,
        case when status = 'COMPLETED' then 2 + n % 3 else 0 end,
        case when status = 'COMPLETED' then (n % 7 = 0)::int else 0 end,
        case when status = 'COMPLETED' then 150 + (n * 7919 % 1850) end,
        case when status <> 'COMPLETED' then null when n % 100 = 1 then 'cancelled'
          else 'confirmed' end,
        case when status = 'COMPLETED' then 3 end, case when status = 'COMPLETED' then 'greet' end
      from (select *, row_number() over (order by id) n,
          now() - row_number() over (order by id) * interval '1 minute' begun,
          case when row_number() over (order by id) % 5 = 0 then 'NO_ANSWER'
            when row_number() over (order by id) % 17 = 0 then 'FAILED' else 'COMPLETED' end status
          from contacts) c,
        (select id from agents limit 1) a, (select id from users limit 1) u
      """;

  /** Eight utterances; of some words each is in many calls, and both are in few. */
  private static final String JOURNALS =
      """
      insert into call_events (call, index, type, at, body)
      select c.id, i, type, c.created + i * interval '5 seconds',
        json_build_object('type', type, 'format', 2, 'at', to_char(c.created at time zone 'utc',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'node', 'greet', 'step', 0, 'text', case i
          when 0 then 'Hello, this is Parley calling from the front desk about your '
            || 'appointment on Tuesday at two thirty. Can you still make it?'
          when 1 then case when n % 41 = 0 then 'I am afraid you have the wrong number.'
            else 'Yes, I can make it, thank you.' end
          when 2 then 'Wonderful. Is there anything else that you would like to tell us?'
          when 3 then 'It is about reference' || n || case when n % 3 = 0 then ' by the lantern'
            else '' end || case when n % 301 = 0 then ' at the harbour' when n % 3 = 1
            then ' in the harbour' else '' end
          when 4 then 'I have noted topic' || n % 997 || ' and subject' || n % 89 || ' for you.'
          when 5 then 'Could it be on Tuesday' || case when n % 4 = 0 then ' or Friday' else '' end
          when 6 then 'We will see you then at the front desk of building ' || n % 53 || '.'
          else 'Thank you very much, goodbye.' end,
          'interrupted', false, 'confidence', -0.1, 'digits', false,
          'from', 'PT' || i * 5 || 'S', 'to', 'PT' || i * 5 + 4 || 'S')
      from (select *, substring(variables->>'reference' from 2)::int n from calls
          where status = 'COMPLETED') c cross join generate_series(0, 7) i cross join lateral
        (select case when i % 2 = 0 then 'agent_spoke' else 'callee_spoke' end type) t
      """;

  private static final String WORDS =
      """
      insert into call_words (call, words)
      select call,
        setweight(to_tsvector('simple', string_agg(body->>'text', E'\\n')
          filter (where type = 'callee_spoke')), 'A')
        || setweight(to_tsvector('simple', string_agg(body->>'text', E'\\n')
          filter (where type = 'agent_spoke')), 'B')
      from call_events where type in ('agent_spoke', 'callee_spoke') group by call
      """;

  private static final String DELIVERIES =
      """
      with s as (insert into webhook_subscriptions (id, team, type, url, secret, created)
        select gen_random_uuid(), id, 'NEW_RESPONSE', 'https://subscriber.example', 's', now()
        from teams order by created limit 1 returning id, team)
      insert into deliveries (id, position, team, subscription, call, type, body, state, attempts,
        next_attempt, created, finished)
      select gen_random_uuid(), row_number() over (), s.team, s.id, c.id, 'NEW_RESPONSE', '{}',
        case when row_number() over () % 1000 = 0 then 'parked' else 'delivered' end, 1, now(),
        c.created, c.created from s, calls c
      """;

  /** Makes so many contacts and calls, and leaves the tables as a night's vacuum does. */
  Duration fill(int rows) {
    long before = System.nanoTime();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      for (String part : List.of(CONTACTS, CALLS, JOURNALS, WORDS, DELIVERIES)) {
        statement.execute(part.replace(":rows", Integer.toString(rows)));
      }
      statement.execute("vacuum analyze");
    } catch (SQLException e) {
      throw new UncheckedIOException(
          new IOException(
              "The database of the measured server did not answer: " + e.getMessage(), e));
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private Connection connect() throws SQLException {
    try {
      String port = Files.readString(directory.resolve("port")).strip();
      String password = Files.readString(directory.resolve("password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port), "parley", password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
