package dev.parley.call;

/**
 * What a recording is kept under, such as {@code "TEAM/ATTEMPT.wav"}: parts with slashes between
 * them, wherever recordings are kept. In journals of format 1 it is the path of a file instead.
 */
public record RecordingKey(String value) {
  /** The recording of the first leg of an attempt. */
  public static RecordingKey of(TeamId team, AttemptId attempt) {
    return new RecordingKey("%s/%s.wav".formatted(team, attempt));
  }

  @Override
  public String toString() {
    return value;
  }
}
