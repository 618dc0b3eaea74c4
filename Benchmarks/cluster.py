"""A PostgreSQL primary with a synchronous standby, made by pg_basebackup, reached by sockets in a folder of its own: what
the primary acknowledges is on the standby's disk too."""
import glob, os, pwd, shutil, signal, subprocess, sys, tempfile, time


class PrimaryAndStandby:
    def __init__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        if not found:
            sys.exit("PostgreSQL 15 or newer is needed: scripts/prepare test / PostgreSQL 15 以降が必要です")
        self.bin = os.path.dirname(found[-1])
        # A socket's path may have about 100 bytes, so a long TMPDIR does not serve.
        self.folder = tempfile.mkdtemp(prefix="ikusei-failover-", dir="/tmp")
        self.servers = {}
        self.user = {}
        if os.geteuid() == 0:
            entry = pwd.getpwnam("postgres")
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
            self.user = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def __enter__(self):
        try:
            self.make()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for server in self.servers.values():
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tool(self, name, *words):
        done = subprocess.run([f"{self.bin}/{name}", *words], capture_output=True, text=True, cwd=self.folder, **self.user)
        if done.returncode:
            sys.exit(f"{name}: {done.stderr[-2000:]}")
        return done.stdout

    def ask(self, name, statement):
        return self.tool("psql", "-h", f"{self.folder}/{name}.s", "-U", "ikusei", "-d", "postgres", "-At", "-c", statement).strip()

    def make(self):
        self.tool("initdb", "--pgdata=primary", "--username=ikusei", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        self.start("primary")
        self.tool("pg_basebackup", "-D", "standby", "-R", "-X", "stream", "-c", "fast",
                  "-d", f"host={self.folder}/primary.s user=ikusei application_name=standby")
        self.start("standby")
        # Said after the copy was made, so that the standby, once it leads, waits for nobody.
        self.ask("primary", "ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        self.ask("primary", "SELECT pg_reload_conf()")
        for _ in range(200):
            if self.ask("primary", "SELECT sync_state FROM pg_stat_replication") == "sync":
                return
            time.sleep(0.05)
        sys.exit("the standby does not follow")

    def start(self, name):
        os.makedirs(f"{self.folder}/{name}.s", mode=0o755)
        if self.user:
            os.chown(f"{self.folder}/{name}.s", self.user["user"], self.user["group"])
        log = open(f"{self.folder}/{name}.log", "w")
        self.servers[name] = subprocess.Popen(
            [f"{self.bin}/postgres", "-D", name, "-k", f"{self.folder}/{name}.s", "-c", "listen_addresses=",
             "-c", "max_connections=60", "-c", "synchronous_commit=on", "-c", "wal_level=replica"],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **self.user)
        for _ in range(200):
            if subprocess.run([f"{self.bin}/pg_isready", "-q", "-h", f"{self.folder}/{name}.s"]).returncode == 0:
                return
            time.sleep(0.05)
        sys.exit(open(log.name).read()[-3000:])

    @property
    def url(self):
        """Both, whichever takes writes."""
        hosts = f"{self.folder}/primary.s,{self.folder}/standby.s"
        return f"postgres://ikusei@/postgres?host={hosts}&target_session_attrs=read-write"

    def kill_primary(self):
        """The server with all its processes, as a machine that loses its power."""
        os.killpg(self.servers["primary"].pid, signal.SIGKILL)
        self.servers["primary"].wait()

    def promote(self):
        self.tool("pg_ctl", "promote", "-D", "standby", "-w", "-t", "30")
