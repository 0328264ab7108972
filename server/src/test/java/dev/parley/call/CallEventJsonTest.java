package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal is for ever: what is in these files is written and read in every later version. */
class CallEventJsonTest {
  private static List<String> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CallEventJsonTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void everyKindOfEventHasAnExample() {
    assertThat(CallEventExamples.all())
        .extracting(Object::getClass)
        .containsAll(List.of(CallEvent.class.getPermittedSubclasses()));
    assertThat(CallEventJson.kinds()).containsOnly(CallEvent.class.getPermittedSubclasses());
  }

  @Test
  void isWrittenByteForByte() throws IOException {
    assertThat(CallEventExamples.all().stream().map(CallEventJson::write))
        .containsExactlyElementsOf(lines("events-of-format-2.jsonl"));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(lines("events-of-format-2.jsonl").stream().map(CallEventJson::read))
        .containsExactlyElementsOf(CallEventExamples.all());
  }

  @Test
  void format1IsReadToo() throws IOException {
    assertThat(lines("events-of-format-1.jsonl").stream().map(CallEventJson::read))
        .containsExactlyElementsOf(
            CallEventExamples.all().stream().flatMap(CallEventJsonTest::of1).toList());
  }

  /** An event as far as format 1 could tell of it. */
  private static Stream<CallEvent> of1(CallEvent event) {
    return switch (event) {
      case CallEvent.OfLeg of when !of.leg().equals(LegId.FIRST) -> Stream.empty();
      case CallEvent.MediaMeasured measured when measured.codec() != null -> Stream.empty();
      case CallEvent.AgentSpoke spoke when spoke.composedBy() != null -> Stream.empty();
      case CallEvent.Began b ->
          Stream.of(new CallEvent.Began(b.at(), b.agent(), b.version(), b.scope(), 1));
      case CallEvent.GapMeasured(var at, var leg, var gap) ->
          Stream.of(
              new CallEvent.GapMeasured(
                  at,
                  leg,
                  new FeltGap(
                      gap.turn(),
                      null,
                      gap.total(),
                      gap.endpoint(),
                      gap.stt(),
                      gap.brain(),
                      gap.tts(),
                      gap.pacing())));
      case CallEvent.Recorded(var at, var leg, _, var length) ->
          Stream.of(
              new CallEvent.Recorded(
                  at, leg, new RecordingKey("/home/recordings/team/attempt.wav"), length));
      case CallEvent.AnswererJudged _,
          CallEvent.OutcomeTaken _,
          CallEvent.OutcomeWithdrawn _,
          CallEvent.OutcomesScored _,
          CallEvent.OptedOut _,
          CallEvent.KnowledgeCited _,
          CallEvent.ModelAsked _,
          CallEvent.Unknown _ ->
          Stream.empty();
      default -> Stream.of(event);
    };
  }

  @ParameterizedTest
  @EnumSource(EndReason.class)
  void everyReasonHasItsWord(EndReason reason) throws IOException {
    assertThat(lines("end-reasons.txt")).contains(reason.word());
    assertThat(EndReason.WORDS.constant(reason.word())).contains(reason);
  }

  @Test
  void noWordIsLost() throws IOException {
    assertThat(lines("end-reasons.txt"))
        .allSatisfy(word -> assertThat(EndReason.WORDS.constant(word)).isPresent());
  }

  @Test
  void whatIsNewToAReaderIsPassedOver() {
    assertThat(
            CallEventJson.read(
                "{\"type\":\"noted\",\"format\":3,\"at\":\"2026-11-26T21:14:03Z\",\"text\":\"x\","
                    + "\"mood\":{\"calm\":1}}"))
        .isInstanceOfSatisfying(
            CallEvent.Noted.class, noted -> assertThat(noted.text()).isEqualTo("x"));
    assertThat(
            CallEventJson.read(
                "{\"type\":\"whispered\",\"format\":3,\"at\":\"2026-11-26T21:14:03Z\"}"))
        .isInstanceOfSatisfying(
            CallEvent.Unknown.class,
            unknown -> {
              assertThat(unknown.name()).isEqualTo("whispered");
              assertThat(unknown.format()).isEqualTo(3);
            });
    assertThat(
            CallEventJson.read(
                "{\"type\":\"ended\",\"format\":3,\"at\":\"2026-11-26T21:14:03Z\","
                    + "\"reason\":\"abducted\",\"detail\":\"\",\"variables\":{},\"outcomes\":[]}"))
        .isInstanceOfSatisfying(
            CallEvent.Ended.class,
            ended -> assertThat(ended.reason()).isEqualTo(EndReason.INTERNAL_ERROR));
  }

  @Test
  void whatIsNoEventIsRefused() {
    for (String line :
        List.of(
            "x",
            "[]",
            "{}",
            "{\"type\":\"noted\"}",
            "{\"type\":\"noted\",\"at\":\"yesterday\",\"text\":\"x\"}",
            "{\"type\":\"noted\",\"at\":\"2026-11-26T21:14:03Z\",\"text\":7}",
            "{\"type\":\"unknown\",\"at\":\"2026-11-26T21:14:03Z\",\"name\":\"x\",\"number\":1.5}",
            "{\"type\":\"unknown\",\"at\":\"2026-11-26T21:14:03Z\",\"name\":\"x\",\"number\":9e9}",
            "{\"type\":\"unknown\",\"at\":\"2026-11-26T21:14:03Z\",\"name\":\"x\",\"number\":9876543210}",
            "{\"type\":\"ended\",\"at\":\"2026-11-26T21:14:03Z\",\"reason\":\"busy\",\"detail\":\"\","
                + "\"variables\":[],\"outcomes\":{}}")) {
      assertThatThrownBy(() -> CallEventJson.read(line))
          .as(line)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
