package dev.parley.sim;

import dev.parley.audio.Wav;

/** A sound that is played into a call, and the name of its file as a persona gives it. */
public record Sound(String name, Wav wav) {}
