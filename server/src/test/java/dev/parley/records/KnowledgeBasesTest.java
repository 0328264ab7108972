package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import dev.parley.call.KnowledgeId;
import dev.parley.call.TeamId;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.knowledge.Library;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KnowledgeBasesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String ASKED = "How much is a check-up?";

  private final Records records = Furniture.records(database);
  private final KnowledgeBases bases = records.knowledge();
  private final TeamId team = Furniture.team(records, 1, 1).team.id();

  private KnowledgeBase base(TeamId of, String answer) {
    return bases.create(of, "Prices", items(answer)).orElseThrow();
  }

  private static List<KnowledgeItem> items(String answer) {
    return List.of(
        new KnowledgeItem.Pair(UUID.randomUUID(), "How much is a check-up?", answer),
        new KnowledgeItem.Text(UUID.randomUUID(), "", "Dogs stay outside. Cats do not."));
  }

  @Test
  void keepsItemsInTheirOrder() {
    List<KnowledgeItem> items = items("It is free.").reversed();
    KnowledgeBase base = bases.create(team, "Prices", items).orElseThrow();
    assertThat(base.items()).isEqualTo(items);
    assertThat(bases.get(team, base.id())).contains(base);
  }

  @Test
  void aTeamHasNoMoreThanItMay() {
    for (int i = 0; i < KnowledgeBases.MOST_OF_A_TEAM; i++) {
      assertThat(bases.create(team, "Base " + i, List.of())).isPresent();
    }
    assertThat(bases.create(team, "One too many", List.of())).isEmpty();
  }

  @Test
  void tellsOnlyWhatIsNotKnownYet() {
    KnowledgeBase base = base(team, "It is free.");
    assertThat(bases.find(team, base.id(), 0)).isEqualTo(new Library.Found.Changed(base));
    assertThat(bases.find(team, base.id(), 1)).isEqualTo(new Library.Found.Same());
    assertThat(bases.find(team, new KnowledgeId(UUID.randomUUID()), 0))
        .isEqualTo(new Library.Found.Unknown());
  }

  @Test
  void callsAnswerFromAChangeAtOnceAndFromNothingOnceItIsDeleted() {
    KnowledgeBase base = base(team, "It is free.");
    try (Notices notices = Notices.start(database.get());
        Library library = new Library(bases, SpeechFixture.embedding())) {
      notices.onEach(Channel.KNOWLEDGE, library::changed);
      Knowledge knowledge = library.of(team, List.of(base.id().toString(), "no id"));
      assertThat(knowledge.answer(ASKED)).isEmpty();
      library.prepare(team, List.of(base.id().toString(), "no id"));
      KnownAnswer answer = knowledge.answer(ASKED).orElseThrow();
      assertThat(answer.text()).isEqualTo("It is free.");
      assertThat(answer.base()).isEqualTo(base.id().toString());
      assertThat(answer.item()).isEqualTo(base.items().getFirst().id().toString());
      assertThat(bases.update(team, base.id(), null, null, items("It costs ten pounds.")))
          .isPresent();
      Awaitility.await()
          .until(() -> knowledge.answer(ASKED).orElseThrow().text().equals("It costs ten pounds."));
      assertThat(bases.delete(team, base.id())).isTrue();
      Awaitility.await().until(() -> knowledge.answer(ASKED).isEmpty());
    }
  }

  @Test
  void whoeverTriesAnAgentIsAnsweredFromABaseThatNoCallHasUsed() {
    KnowledgeBase base = base(team, "It is free.");
    List<String> ids = List.of(base.id().toString());
    try (Library library = new Library(bases, SpeechFixture.embedding())) {
      assertThat(library.soon(team, ids, Duration.ofMinutes(1)).answer(ASKED).orElseThrow().text())
          .isEqualTo("It is free.");
      assertThat(bases.update(team, base.id(), null, null, items("It costs ten pounds.")))
          .isPresent();
      assertThat(library.soon(team, ids, Duration.ofMinutes(1)).answer(ASKED).orElseThrow().text())
          .as("though no node was woken")
          .isEqualTo("It costs ten pounds.");
    }
  }

  @Test
  void nothingOfAnotherTeamIsEverSaid() {
    TeamId others = Furniture.team(records, 1, 1).team.id();
    KnowledgeBase theirs = base(others, "It is free.");
    try (Library library = new Library(bases, SpeechFixture.embedding())) {
      List<String> ids = List.of(theirs.id().toString());
      library.prepare(others, ids);
      library.prepare(team, ids);
      assertThat(library.of(others, ids).answer(ASKED)).isPresent();
      assertThat(library.of(team, ids).answer(ASKED)).isEmpty();
    }
    assertThat(bases.get(team, theirs.id())).isEmpty();
    assertThat(bases.update(team, theirs.id(), null, "Ours", null)).isEmpty();
    assertThat(bases.delete(team, theirs.id())).isFalse();
  }
}
