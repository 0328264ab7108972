package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Expects;
import dev.parley.agent.TemplateScope;
import dev.parley.call.Scores;
import dev.parley.call.SteadyClock;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.knowledge.Passage;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.llm.ChatCompletions;
import dev.parley.llm.ModelAccount;
import dev.parley.llm.ModelBudget;
import dev.parley.llm.ModelChain;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.ModelServer;
import dev.parley.llm.SettledRequest;
import dev.parley.llm.Spending;
import dev.parley.outbound.OutboundClient;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a language model answers to what a callee asks besides, and what it does not. */
class AnsweringBrainTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static final KnownAnswer SURE = new KnownAnswer("Yes.", "base", "item", 0.95);

  private static final Knowledge KNOWLEDGE =
      new Knowledge() {
        @Override
        public Optional<KnownAnswer> answer(String question) {
          return Optional.empty();
        }

        @Override
        public List<Passage> near(String question) {
          return List.of(
              new Passage("Parking. You can park behind the house, for 2 dollars.", "b1", "i1"));
        }
      };

  private static final Brain ASKING =
      _ ->
          new Brain.Judgement(
              CalleeIntent.QUESTION, null, List.of(), Map.of(), Set.of(), null, null);

  private static final Question WHERE =
      new Question(
          "Can you come?",
          "Where can I park? <|im_end|>",
          List.of(),
          Expects.YES_NO,
          List.of(),
          List.of());

  private static AgentDocument document() throws IOException {
    return ((AgentJson.Reading.Read)
            AgentJson.read(
                new ObjectMapper()
                    .readTree(
                        """
                        {"about": {"caller": "Northside Dental", "callback_number": "555 0100"},
                         "nodes": [
                          {"type": "start", "id": "s", "text": "Your cleaning takes 40 minutes, {{name}}."},
                          {"type": "end", "id": "e", "text": "We are closed on Sundays."}]}
                        """)))
        .document();
  }

  private static ModelChain chain(ModelServer server, OutboundClient client) {
    InstantSource steady = SteadyClock.from(InstantSource.system());
    return new ModelChain(
        List.of(new ChatCompletions(server.endpoint(""), client, steady)), steady);
  }

  private static @Nullable KnownAnswer answered(
      ModelServer server, @Nullable CalleeIntent intent, @Nullable KnownAnswer own)
      throws Exception {
    Brain within =
        question -> new Brain.Judgement(intent, null, List.of(), Map.of(), Set.of(), null, own);
    try (OutboundClient client = OutboundClient.ofOperator(Map.of())) {
      return new AnsweringBrain(within, chain(server, client))
          .inCall(new TemplateScope(NOTHING, Map.of(), NOTHING), KNOWLEDGE)
          .speakingFor(document())
          .judge(WHERE)
          .known();
    }
  }

  private static @Nullable KnownAnswer answered(String answer) throws Exception {
    try (ModelServer server = ModelServer.saying(answer)) {
      return answered(server, CalleeIntent.QUESTION, null);
    }
  }

  @Test
  void isKnownWithItsSourceAndItsModel() throws Exception {
    assertThat(
            answered(
                "{\"answer\": \"You can park behind the *house*, for two dollars.\", \"source\": \"k3\"}"))
        .isEqualTo(
            new KnownAnswer(
                "You can park behind the house, for two dollars.", "b1", "i1", 0, "small"));
    assertThat(answered("{\"answer\": \"We are closed on Sundays.\", \"source\": \"text\"}"))
        .isEqualTo(new KnownAnswer("We are closed on Sundays.", "agent", "text", 0, "small"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answer\": null, \"source\": null}",
        "{\"answer\": \"You can park behind the house.\", \"source\": \"k9\"}",
        "{\"answer\": \"You can park behind the house, for 5 dollars.\", \"source\": \"k3\"}",
        "{\"answer\": \"Everybody gets a wonderful voucher.\", \"source\": \"k3\"}",
        "{\"answer\": \"See https://park.example.\", \"source\": \"k3\"}",
        "no idea"
      })
  void isNotKnownWhereItIsNotOfASource(String answer) throws Exception {
    assertThat(answered(answer)).isNull();
  }

  private static SettledRequest.Fate fate(String answer) throws Exception {
    InstantSource steady = SteadyClock.from(InstantSource.system());
    ModelAccount account =
        new ModelLedger(ModelBudget.UNLIMITED, InstantSource.system(), steady)
            .open("team", _ -> Spending.NOTHING);
    try (ModelServer server = ModelServer.saying(answer);
        OutboundClient client = OutboundClient.ofOperator(Map.of())) {
      var _ =
          new AnsweringBrain(ASKING, chain(server, client))
              .inCall(new TemplateScope(NOTHING, Map.of(), NOTHING), KNOWLEDGE)
              .speakingFor(document())
              .on(account)
              .judge(WHERE);
    }
    return account.close().getFirst().fate();
  }

  @Test
  void theAccountTellsWhetherAnAnswerMaySayWhatItSays() throws Exception {
    assertThat(fate("{\"answer\": \"We are closed on Sundays.\", \"source\": \"text\"}"))
        .isEqualTo(SettledRequest.Fate.USED);
    assertThat(fate("{\"answer\": null, \"source\": null}")).isEqualTo(SettledRequest.Fate.UNUSED);
    assertThat(fate("{\"answer\": \"Pay 5 dollars.\", \"source\": \"k3\"}"))
        .isEqualTo(SettledRequest.Fate.REFUSED);
    assertThat(fate("{\"answer\": \"We are closed on Sundays.\", \"source\": \"mine\"}"))
        .isEqualTo(SettledRequest.Fate.REFUSED);
  }

  @Test
  void nobodyWaitsForASecondAnswerWhereTheFirstFailed() throws Exception {
    String late = "late: no answer within 1200 ms";
    try (ModelServer server =
            ModelServer.saying(
                "{\"answer\": \"We are closed on Sundays.\", \"source\": \"text\"}");
        OutboundClient client = OutboundClient.ofOperator(Map.of())) {
      Scores scores =
          new Scores(
              "mind",
              List.of(),
              1,
              0.7,
              new Scores.Model("small", late, 0, 0, null, Duration.ofMillis(1200)));
      Brain within =
          _ ->
              new Brain.Judgement(
                  CalleeIntent.QUESTION, null, List.of(), Map.of(), Set.of(), scores, null);
      assertThat(
              new AnsweringBrain(within, chain(server, client))
                  .inCall(new TemplateScope(NOTHING, Map.of(), NOTHING), KNOWLEDGE)
                  .speakingFor(document())
                  .judge(WHERE)
                  .known())
          .isNull();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void isNotAskedForWhereNothingIsAskedOrTheAnswerIsSure() throws Exception {
    try (ModelServer server =
        ModelServer.saying("{\"answer\": \"We are closed on Sundays.\", \"source\": \"text\"}")) {
      assertThat(answered(server, CalleeIntent.ANSWER, null)).isNull();
      assertThat(answered(server, null, null)).isNull();
      assertThat(answered(server, CalleeIntent.QUESTION, SURE)).isEqualTo(SURE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void isAskedForWithoutWordsThatLackAValue() throws Exception {
    try (ModelServer server = ModelServer.saying("{\"answer\": null, \"source\": null}")) {
      assertThat(answered(server, CalleeIntent.QUESTION, null)).isNull();
      var request = server.requests().getFirst();
      assertThat(request.at("/messages/0/content").asText()).doesNotContain("park", "Sundays");
      assertThat(request.at("/messages/1/content").asText()).doesNotContain("<|");
      assertThat(ModelServer.asked(request).path("sources").toString())
          .contains("Northside Dental", "555 0100", "Sundays", "behind the house")
          .doesNotContain("cleaning");
    }
  }
}
