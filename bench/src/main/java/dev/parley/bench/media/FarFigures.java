package dev.parley.bench.media;

/**
 * How RTP came in at the far end.
 *
 * @param lost packets whose sequence numbers never came
 * @param late packets that came more than 40 ms behind the beat of their stream
 * @param p50 of the time between two packets of a stream, in milliseconds, as are those after it
 */
record FarFigures(
    long streams,
    long packets,
    long lost,
    long late,
    double p50,
    double p99,
    double p999,
    double max) {}
