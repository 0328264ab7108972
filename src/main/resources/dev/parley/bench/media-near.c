/*
 * The baseline of bench media: what a media plane must do at the least, on one thread. For each
 * call a socket, a packet decoded when it comes, one encoded and sent every 20 ms in one of 20
 * slots of 1 ms, and, if asked, both ways written to a file in blocks of 64 KB. No jitter buffer,
 * no concealment, no RTCP, no voice activity.
 *
 * media-near CALLS DIRECTORY|- PORT...; a line "begin" on standard input begins to count, a line
 * "end" prints
 *   cpu_seconds sent received
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define FRAME 160
#define BLOCK 65536
#define SLOTS 20

typedef struct {
  int socket, file, filled;
  unsigned short sequence;
  unsigned timestamp;
  short heard[FRAME], said[FRAME];
  char *block;
} call;

static unsigned char encoded[65536];
static short decoded[256];
static long sent, received;

static unsigned char mu_law(int sample) {
  int sign = sample < 0 ? 0x80 : 0, magnitude = (sample < 0 ? -sample : sample) + 132, exponent = 7;
  if (magnitude > 32767) magnitude = 32767;
  while (exponent > 0 && !(magnitude & (0x80 << exponent))) exponent--;
  return ~(sign | exponent << 4 | (magnitude >> (exponent + 3) & 15));
}

static void tables(void) {
  for (int i = 0; i < 65536; i++) encoded[i] = mu_law((short)i);
  for (int i = 0; i < 256; i++) {
    int code = ~i & 255, magnitude = ((((code & 15) << 3) + 132) << (code >> 4 & 7)) - 132;
    decoded[i] = code & 0x80 ? -magnitude : magnitude;
  }
}

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double cpu(void) {
  struct rusage r;
  getrusage(RUSAGE_SELF, &r);
  return r.ru_utime.tv_sec + r.ru_stime.tv_sec + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6;
}

static void take(call *c) {
  unsigned char packet[2048];
  while (recv(c->socket, packet, sizeof packet, 0) >= 12 + FRAME) {
    for (int i = 0; i < FRAME; i++) c->heard[i] = decoded[packet[12 + i]];
    received++;
  }
}

static void keep(call *c) {
  for (int i = 0; i < FRAME; i++) {
    if (c->filled == BLOCK) {
      if (write(c->file, c->block, BLOCK) != BLOCK) {
        perror("write");
        exit(1);
      }
      c->filled = 0;
    }
    memcpy(c->block + c->filled, &c->heard[i], 2);
    memcpy(c->block + c->filled + 2, &c->said[i], 2);
    c->filled += 4;
  }
}

static void tick(call *c, unsigned id) {
  unsigned char p[12 + FRAME] = {0x80, 0, c->sequence >> 8, c->sequence, c->timestamp >> 24,
      c->timestamp >> 16, c->timestamp >> 8, c->timestamp, id >> 24, id >> 16, id >> 8, id};
  for (int i = 0; i < FRAME; i++) p[12 + i] = encoded[(unsigned short)c->said[i]];
  c->sequence++;
  c->timestamp += FRAME;
  if (send(c->socket, p, sizeof p, 0) == sizeof p) sent++;
  if (c->block) keep(c);
}

int main(int count, char **words) {
  int calls = atoi(words[1]), poll = epoll_create1(0);
  call *all = calloc(calls, sizeof *all);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  tables();
  for (int i = 0; i < calls; i++) {
    call *c = &all[i];
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
        .sin_port = htons(atoi(words[3 + i % (count - 3)]))};
    c->socket = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    if (c->socket < 0 || connect(c->socket, (void *)&a, sizeof a)) {
      perror("socket");
      return 1;
    }
    for (int k = 0; k < FRAME; k++) c->said[k] = k * 50 + i;
    if (strcmp(words[2], "-")) {
      char name[4096];
      snprintf(name, sizeof name, "%s/baseline-%d.pcm", words[2], i);
      c->file = open(name, O_CREAT | O_TRUNC | O_WRONLY, 0600);
      c->block = malloc(BLOCK);
      memset(c->block, 1, BLOCK);
      if (c->file < 0) {
        perror(name);
        return 1;
      }
    }
    epoll_ctl(poll, EPOLL_CTL_ADD, c->socket,
        &(struct epoll_event){.events = EPOLLIN, .data.u32 = i});
  }
  epoll_ctl(poll, EPOLL_CTL_ADD, 0, &(struct epoll_event){.events = EPOLLIN, .data.u32 = calls});
  struct epoll_event ready[256];
  char line[16];
  double began = 0;
  long long next = now();
  for (unsigned slot = 0;; slot = (slot + 1) % SLOTS, next += 1000000) {
    for (int due = 0; !due;) {
      long long wait = next - now();
      due = wait <= 0;
      struct timespec t = {0, due ? 0 : wait};
      int n = epoll_pwait2(poll, ready, 256, &t, 0);
      for (int i = 0; i < n; i++) {
        if (ready[i].data.u32 < (unsigned)calls) {
          take(&all[ready[i].data.u32]);
        } else if (read(0, line, sizeof line) <= 0) {
          return 0;
        } else if (line[0] == 'b') {
          began = cpu();
          sent = received = 0;
          puts("begun");
          fflush(stdout);
        } else {
          printf("%.6f %ld %ld\n", cpu() - began, sent, received);
          fflush(stdout);
        }
      }
    }
    for (int i = slot; i < calls; i += SLOTS) tick(&all[i], i);
  }
}
