package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Page.Request ALL = new Page.Request(0, 50);

  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));
  private final Records records =
      new Records(
          database.get(), time::get, new Random(), new RecordingFiles(Path.of("recordings")));

  private static Contact.Draft draft(
      String number, @Nullable String name, JsonNode attributes, String... tags) {
    return new Contact.Draft(new PhoneNumber(number), name, null, null, attributes, List.of(tags));
  }

  private static JsonNode object(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static Contact.Filter filter(
      @Nullable String search, List<String> tags, List<String> without) {
    return new Contact.Filter(search, tags, without, Contact.Sort.NAME, true);
  }

  @Test
  void idsSortByTimeAndSayTheirVersion() {
    Ids ids = records.ids();
    var first = ids.next();
    time.updateAndGet(t -> t.plusMillis(1));
    var second = ids.next();
    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(second.toString()).isGreaterThan(first.toString());
  }

  @Test
  void unitesTagsAndMergesAttributesOfAContactTheTeamHas() {
    Furniture home = Furniture.team(records, 1, 1);
    Contact first =
        records
            .contacts()
            .put(home.author, draft("+4930111", "Ada", object("city", "Bonn"), "a", "b"));
    time.updateAndGet(t -> t.plusSeconds(5));
    Contact again =
        records.contacts().put(home.author, draft("+4930111", null, object("zip", "1"), "b", "c"));

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.version()).isEqualTo(2);
    assertThat(again.name()).isEqualTo("Ada");
    assertThat(again.tags()).containsExactly("a", "b", "c");
    assertThat(again.attributes().get("city").asText()).isEqualTo("Bonn");
    assertThat(again.attributes().get("zip").asText()).isEqualTo("1");
    assertThat(again.updated()).isEqualTo(time.get());
    assertThat(again.created()).isEqualTo(first.created());
    assertThat(records.contacts().get(home.team.id(), first.id())).contains(again);
  }

  @Test
  void findsContactsBySearchAndTagsAndPages() {
    Furniture home = Furniture.team(records, 1, 1);
    Contacts contacts = records.contacts();
    contacts.put(home.author, draft("+4930222", "Ada", object("city", "Bonn"), "vip"));
    contacts.put(home.author, draft("+4930333", "Bob", object("city", "Köln"), "vip", "old"));
    contacts.put(home.author, draft("+4930444", "100% Cy", object("city", "Ulm")));

    assertThat(names(contacts.list(home.team.id(), filter("köln", List.of(), List.of()), ALL)))
        .containsExactly("Bob");
    assertThat(names(contacts.list(home.team.id(), filter("30222", List.of(), List.of()), ALL)))
        .containsExactly("Ada");
    assertThat(names(contacts.list(home.team.id(), filter("%", List.of(), List.of()), ALL)))
        .containsExactly("100% Cy");
    assertThat(
            names(contacts.list(home.team.id(), filter(null, List.of("vip"), List.of("old")), ALL)))
        .containsExactly("Ada");
    Page<Contact> second =
        contacts.list(home.team.id(), filter(null, List.of(), List.of()), new Page.Request(1, 2));
    assertThat(names(second)).containsExactly("Bob");
    assertThat(second.count()).isEqualTo(3);
  }

  private static List<String> names(Page<Contact> page) {
    return page.items().stream().map(c -> String.valueOf(c.name())).toList();
  }

  @Test
  void neverShowsOneTeamWhatAnotherHas() {
    Furniture home = Furniture.team(records, 1, 1);
    Furniture other = Furniture.team(records, 1, 1);
    NodeId _ = records.nodes().enter("test", Map.of("default", 1));
    Contact contact = home.contact();
    var call = home.call();
    var team = other.team.id();

    assertThat(records.contacts().get(team, contact.id())).isEmpty();
    assertThat(records.contacts().delete(team, contact.id())).isEmpty();
    assertThat(records.contacts().list(team, filter(null, List.of(), List.of()), ALL).count())
        .isZero();
    assertThat(records.agents().get(team, home.agent)).isEmpty();
    assertThat(records.agentVersions().get(team, home.agent, 1)).isEmpty();
    assertThat(records.agents().update(team, home.agent, "x", Furniture.document())).isEmpty();
    assertThat(records.agents().setStatus(team, home.agent, Agent.Status.ARCHIVED)).isEmpty();
    assertThat(records.agentVersions().publish(other.author, home.agent, Furniture.document()))
        .isEmpty();
    assertThat(records.calls().get(team, call)).isEmpty();
    assertThat(records.calls().journal(team, call, -1, 10)).isEmpty();
    assertThat(records.hangUps().ask(team, call)).isEmpty();
    assertThat(records.calls().transcripts(team, List.of(call))).isEmpty();
    assertThat(records.users().get(team, home.author.user())).isEmpty();
    assertThat(records.orders().order(CallOrder.of(other.author, contact.id(), other.agent)))
        .isEqualTo(CallOrder.Unknown.CONTACT);
    assertThat(records.orders().order(CallOrder.of(other.author, other.contact().id(), home.agent)))
        .isEqualTo(CallOrder.Unknown.AGENT);
  }

  @Test
  void knowsATokenOnlyByItsHash() {
    Furniture home = Furniture.team(records, 1, 1);
    String token = records.tokens().create(home.team.id(), home.author.user(), "test");
    TokenOwner owner = records.tokens().owner(token).orElseThrow();
    assertThat(owner.user()).isEqualTo(home.author.user());
    assertThat(owner.team()).isEqualTo(home.team.id());
    assertThat(owner.teams()).containsExactly(home.team.id());
    assertThat(records.tokens().owner(token + "0")).isEmpty();
    assertThat(token).hasSize(64);
  }

  @Test
  void publishesWhatWasValidatedAndKeepsItForEver() {
    Furniture home = Furniture.team(records, 1, 1);
    JsonNode second = object("language", "de-DE");
    records.agents().update(home.team.id(), home.agent, "New title", object("language", "fr"));
    assertThat(
            records.agentVersions().publish(home.author, home.agent, second).orElseThrow().number())
        .isEqualTo(2);
    assertThat(records.agentVersions().get(home.team.id(), home.agent, 1).orElseThrow().document())
        .isEqualTo(Furniture.document());
    Agent agent = records.agents().get(home.team.id(), home.agent).orElseThrow();
    assertThat(agent.published()).isEqualTo(2);
    assertThat(agent.title()).isEqualTo("New title");
    assertThat(agent.draft()).isEqualTo(object("language", "fr"));
    assertThat(
            records
                .agents()
                .list(
                    home.team.id(),
                    new Agent.Filter("new", Agent.Status.ACTIVE, Agent.Sort.TITLE_ASC),
                    ALL)
                .items())
        .extracting(Agent.Listed::agent)
        .containsExactly(agent.summary());
  }

  @Test
  void subscribesOnceAndForTheSameAgentOnly() {
    Furniture home = Furniture.team(records, 1, 1);
    Subscriptions subscriptions = records.subscriptions();
    var type = Subscription.Type.NEW_RESPONSE;
    var team = home.team.id();
    Subscription first = subscriptions.subscribe(team, type, "http://a", null).orElseThrow();
    assertThat(subscriptions.subscribe(team, type, "http://a", null)).isEmpty();
    assertThat(subscriptions.subscribe(team, type, "http://a", "agent")).isPresent();
    assertThat(subscriptions.secrets(team, first.id())).hasSize(1);
    subscriptions.rotate(team, first.id());
    assertThat(subscriptions.secrets(team, first.id())).hasSize(2).doesNotHaveDuplicates();
    assertThat(subscriptions.unsubscribe(team, type, "http://b", null)).isFalse();
    assertThat(subscriptions.unsubscribe(team, type, "http://a", null)).isTrue();
    assertThat(subscriptions.list(team)).extracting(Subscription::data).containsExactly("agent");
    assertThat(subscriptions.subscribe(team, type, "http://a", null)).isPresent();
  }

  @Test
  void answersARepeatedRequestAsBeforeAndRefusesAnotherUnderItsKey() {
    Furniture home = Furniture.team(records, 1, 1);
    Idempotency keys = records.idempotency();
    var team = home.team.id();
    byte[] request = "a".getBytes(StandardCharsets.UTF_8);
    assertThat(keys.begin(team, "k", request)).isInstanceOf(Idempotency.State.Begun.class);
    assertThat(keys.begin(team, "k", request)).isInstanceOf(Idempotency.State.UnderWay.class);
    keys.finish(team, "k", 200, "{}");
    assertThat(keys.begin(team, "k", request)).isEqualTo(new Idempotency.State.Answered(200, "{}"));
    assertThat(keys.begin(team, "k", new byte[] {1}))
        .isInstanceOf(Idempotency.State.Different.class);
    time.updateAndGet(t -> t.plus(Duration.ofHours(25)));
    assertThat(keys.begin(team, "k", new byte[] {1})).isInstanceOf(Idempotency.State.Begun.class);
    time.updateAndGet(t -> t.plus(Duration.ofMinutes(2)));
    assertThat(keys.begin(team, "k", new byte[] {1})).isInstanceOf(Idempotency.State.Begun.class);
  }

  @Test
  void furnishesAnEmptyDatabaseWhollyOrNotAtAll() {
    Database empty = database.another();
    try (empty) {
      Records fresh =
          new Records(empty, time::get, new Random(), new RecordingFiles(Path.of("recordings")));
      FirstRun.Limits limits = new FirstRun.Limits(5, 2);
      assertThatThrownBy(() ->
              FirstRun.furnish(
                  fresh, new FirstRun.Limits(5, -1), "S", Furniture.document(), _ -> {}))
          .hasMessageContaining("calls_per_second");
      FirstRun run =
          FirstRun.furnish(fresh, limits, "S", Furniture.document(), _ -> {}).orElseThrow();
      assertThat(fresh.users().signIn(run.login(), run.password())).isPresent();
      assertThat(fresh.users().signIn(run.login(), "no")).isEmpty();
      assertThat(fresh.tokens().owner(run.token()).orElseThrow().team()).isEqualTo(run.team());
      assertThat(fresh.agents().get(run.team(), run.agent()).orElseThrow().published())
          .isEqualTo(1);
      assertThat(FirstRun.furnish(fresh, limits, "S", Furniture.document(), _ -> {})).isEmpty();
    }
  }
}
