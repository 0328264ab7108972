package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.language.intents.CalleeIntent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever always says the same, whatever it is taken for, does not hear the same for ever. */
class BoundedTest {
  private static final int TURNS = 30;
  private static final int MOST = 5;
  private static final String SCOPE = "{\"date\": \"Tuesday\", \"time\": \"2 PM\"}";

  /** What a turn may say besides: nothing, or when to call. */
  private static final List<Map<String, String>> VALUES =
      List.of(
          Map.of(),
          Map.of("call_back_time", "17:00"),
          Map.of("call_back_date", "2026-12-01", "call_back_time", "17:00"),
          Map.of("new_date", "2026-12-01"),
          Map.of("new_date", "2026-12-01", "new_time", "17:00"));

  static Stream<Arguments> beginnings() {
    return Stream.of(CalleeIntent.values())
        .flatMap(
            first -> Stream.of(CalleeIntent.values()).map(always -> Arguments.of(first, always)));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void noQuestionIsAskedForEver(CalleeIntent first, CalleeIntent always) {
    for (Map<String, String> values : VALUES) {
      Rehearsal call =
          new Rehearsal(Calls.agent(SampleAgent.json()), new Beginning(Calls.scope(SCOPE)))
              .on(new Event.Answered())
              .heard();
      turn(call, first, Map.of());
      for (int i = 0; i < TURNS && call.end().isEmpty(); i++) {
        turn(call, always, values);
      }
      String most = most(call.said());
      assertThat(Collections.frequency(call.said(), most))
          .as("%s with %s: %s", always, values, call.said())
          .isLessThanOrEqualTo(MOST);
    }
  }

  /** A turn that is read thus however often it is asked. */
  private static void turn(Rehearsal call, CalleeIntent intent, Map<String, String> values) {
    int judged = call.asks();
    call.says("So it is.");
    while (judged < call.asks()) {
      judged = call.asks();
      call.judged(intent, null, values, values.keySet());
    }
    call.heard();
  }

  private static String most(List<String> said) {
    return said.stream()
        .max((a, b) -> Collections.frequency(said, a) - Collections.frequency(said, b))
        .orElse("");
  }
}
