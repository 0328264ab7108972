package dev.parley.turn;

import java.time.Duration;
import java.util.List;

/**
 * When speech begins to count and when a turn is over. Every threshold of it stands here once.
 *
 * @param longest after which a turn is ended even if the callee still speaks
 * @param mute how long somebody who speaks over the agent is listened to before they are taken for
 *     others, if they are faint and the callee was not heard yet
 * @param spoken speech that is not taken for noise although no words can be made out
 */
public record Endpointing(
    SpeechOnset onset,
    Interruption interruption,
    LookAhead lookAhead,
    Stages stages,
    Priors priors,
    TakeBack takeBack,
    Duration longest,
    Duration mute,
    Duration spoken) {
  /** What suits a telephone conversation. */
  public static final Endpointing DEFAULT =
      new Endpointing(
          new SpeechOnset(0.5f, 0.35f, millis(90), millis(320), 0.5f),
          new Interruption(millis(60), millis(450), millis(1000), millis(600), -0.25, millis(700)),
          new LookAhead(millis(60), millis(90)),
          new Stages(
              List.of(
                  new Stage(millis(200), 0.68),
                  new Stage(millis(350), 0.52),
                  new Stage(millis(550), 0.22),
                  new Stage(millis(900), 0.1),
                  new Stage(millis(1300), 0.03),
                  new Stage(millis(1800), 0))),
          new Priors(
              new Prior(0.7, 1.5, 0.3),
              new Prior(0.6, 0.9, 0.4),
              new Prior(0.1, 0.4, 0.1),
              new Prior(-3.1, -3.1, -3.1)),
          new TakeBack(millis(1000), millis(700), millis(1500)),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          millis(350));

  /** The same with each silence that ends a turn so many times as long. */
  public Endpointing scaled(double factor) {
    return new Endpointing(
        onset,
        interruption,
        lookAhead,
        stages.scaled(factor),
        priors,
        takeBack,
        longest,
        mute,
        spoken);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
