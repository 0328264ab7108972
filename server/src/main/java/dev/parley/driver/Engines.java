package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.answerer.AnswererOpinion;
import dev.parley.answerer.AnswererOpinions;
import dev.parley.brain.Brain;
import dev.parley.brain.Composer;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import dev.parley.turn.EndOfTurnOpinion;
import dev.parley.turn.EndOfTurnOpinions;
import dev.parley.turn.Endpointing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation hears, thinks and speaks with; shared by all calls and owned by whoever made
 * them.
 *
 * @param voice for agents that name none
 * @param endOfTurn where opinions come from on when a turn is over; all of them count
 * @param answerer opinions on who took a call; all of them count
 * @param composer of the words of prompt nodes, null where nothing composes any
 */
public record Engines(
    SpeechToText stt,
    VoiceActivity activity,
    TextToSpeech tts,
    Voice voice,
    Brain brain,
    HttpActions actions,
    Endpointing endpointing,
    List<EndOfTurnOpinion.Source> endOfTurn,
    List<AnswererOpinion> answerer,
    @Nullable Composer composer) {
  public Engines {
    endOfTurn = List.copyOf(endOfTurn);
    answerer = List.copyOf(answerer);
  }

  /** Engines that compose nothing. */
  public Engines(
      SpeechToText stt,
      VoiceActivity activity,
      TextToSpeech tts,
      Voice voice,
      Brain brain,
      HttpActions actions,
      Endpointing endpointing,
      List<EndOfTurnOpinion.Source> endOfTurn,
      List<AnswererOpinion> answerer) {
    this(stt, activity, tts, voice, brain, actions, endpointing, endOfTurn, answerer, null);
  }

  /** Engines with the usual opinions on who took a call. */
  public Engines(
      SpeechToText stt,
      VoiceActivity activity,
      TextToSpeech tts,
      Voice voice,
      Brain brain,
      HttpActions actions,
      Endpointing endpointing,
      List<EndOfTurnOpinion.Source> endOfTurn) {
    this(stt, activity, tts, voice, brain, actions, endpointing, endOfTurn, AnswererOpinions.USUAL);
  }

  /** Engines with the usual opinions on when a turn is over. */
  public Engines(
      SpeechToText stt,
      VoiceActivity activity,
      TextToSpeech tts,
      Voice voice,
      Brain brain,
      HttpActions actions,
      Endpointing endpointing) {
    this(stt, activity, tts, voice, brain, actions, endpointing, EndOfTurnOpinions.USUAL);
  }

  /** The same with other thresholds. */
  public Engines with(Endpointing endpointing) {
    return new Engines(
        stt, activity, tts, voice, brain, actions, endpointing, endOfTurn, answerer, composer);
  }

  /** The same with something that composes the words of prompt nodes. */
  public Engines with(Composer composer) {
    return new Engines(
        stt, activity, tts, voice, brain, actions, endpointing, endOfTurn, answerer, composer);
  }

  /** The same whose actions are run by others. */
  public Engines with(HttpActions actions) {
    return new Engines(
        stt, activity, tts, voice, brain, actions, endpointing, endOfTurn, answerer, composer);
  }

  /**
   * What an agent speaks with.
   *
   * @param wanted what its document says, null if nothing
   * @param own the voice of agents that name none
   */
  public static Voice voice(AgentDocument.@Nullable Voice wanted, Voice own) {
    return wanted == null
        ? own
        : new Voice(
            Objects.requireNonNullElse(wanted.engine(), own.engine()),
            Objects.requireNonNullElse(wanted.id(), own.id()),
            wanted.speed());
  }

  /** The opinions of one call, whose line has this rate. */
  List<EndOfTurnOpinion> endOfTurnOpinions(int rate) {
    return endOfTurn.stream().map(source -> source.listen(endpointing, rate)).toList();
  }
}
