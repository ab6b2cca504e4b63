"""What well-known programs do to a system, by name and subcommand. Whatever is not here is not judged."""

from __future__ import annotations

from typing import Final

_ACCOUNT = "changes_account"
_UNIT = "changes_unit"
_PACKAGE = "changes_package"
_FILE = "writes_file"
_DELETES = "deletes"
_PERMISSION = "changes_permission"
_STORAGE = "changes_storage"
_NETWORK = "changes_network"
_HOST = "changes_host"
_REPOSITORY = "changes_repository"
_SCHEDULE = "changes_schedule"


def _all(words: str, effect: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), effect)


ALWAYS: Final = (
    _all(
        "useradd userdel usermod luseradd luserdel lusermod adduser deluser groupadd groupdel groupmod lgroupadd lgroupdel lgroupmod "
        "addgroup delgroup chpasswd chpass chsh chfn lchage gpasswd mkgroup rmgroup mkuser rmuser chuser",
        _ACCOUNT,
    )
    | _all("reboot shutdown halt poweroff", _HOST)
    | _all("kill killall pkill", "kills_process")
    | _all("rm rmdir unlink shred", _DELETES)
    | _all("mv", "moves")
    | _all("cp install tee touch mkdir ln patch", _FILE)
    | _all("chmod chown chgrp setfacl chcon restorecon chattr semanage setsebool setenforce", _PERMISSION)
    | _all("mkswap swapon swapoff parted wipefs lvcreate lvremove lvextend lvresize vgcreate vgremove vgextend vgreduce", _STORAGE)
    | _all("pvcreate pvremove mount umount resize2fs xfs_growfs", _STORAGE)
    | _all("update-rc.d insserv startsrc stopsrc", _UNIT)
    | _all("locale-gen update-locale ldconfig depmod", _HOST)
    | _all("modprobe insmod rmmod", "changes_kernel")
    | _all("dropdb dropuser createdb createuser", "changes_database")
)  # fmt: skip
"""Programs that are run to change something, whatever their arguments."""

NEVER: Final = frozenset(
    "cat cut df diff du echo egrep false fgrep find file free getconf getent getfacl getfattr getsebool grep groups head hostid id "
    "last ldd ls lsattr lsb_release lsblk lscpu lsmod lsof lspci lsusb lvs lvdisplay md5sum nproc pgrep pidof ping printenv ps pvs "
    "pvdisplay pwd readlink realpath sestatus sha1sum sha256sum ss stat sum tail test true uname uptime vgs vgdisplay vmstat wc "
    "svcs lssrc userinfo who whoami which zgrep blkid findmnt getcap dmidecode modinfo xfs_info".split()
)
"""Programs that only read."""

_SYSTEMCTL = (
    _all(
        "start stop restart reload try-restart reload-or-restart enable disable mask unmask daemon-reload daemon-reexec isolate kill", _UNIT
    )
    | _all("set-default reset-failed preset revert link edit", _UNIT)
    | _all("reboot poweroff halt suspend hibernate", _HOST)
    | dict.fromkeys(
        "show status is-active is-enabled is-failed is-system-running list-units list-unit-files cat get-default list-timers".split(), ""
    )
)
_SERVICE = _all("start stop restart reload force-reload condrestart try-restart", _UNIT) | dict.fromkeys(
    "status onestatus rcvar enabled".split(), ""
)
_DNF = (
    _all("install remove erase update upgrade downgrade reinstall autoremove groupinstall groupremove distro-sync swap", _PACKAGE)
    | _all("upgrade-minimal update-minimal builddep", _PACKAGE)
    | dict.fromkeys("list info search repolist check-update repoquery provides whatprovides history deplist".split(), "")
)
_APT = (
    _all("install remove purge upgrade dist-upgrade full-upgrade safe-upgrade autoremove build-dep reinstall", _PACKAGE)
    | _all("clean autoclean", _DELETES)
    | {"update": "writes_cache"}
    | dict.fromkeys("list show search policy depends rdepends madison changelog".split(), "")
)
_PIP = _all("install uninstall", _PACKAGE) | dict.fromkeys("list freeze show check index config debug".split(), "")

SUBCOMMANDS: Final[dict[str, dict[str, str]]] = {
    "systemctl": _SYSTEMCTL,
    "hostnamectl": _all("set-hostname set-icon-name set-chassis set-deployment set-location", _HOST) | {"status": ""},
    "timedatectl": _all("set-time set-timezone set-local-rtc set-ntp", _HOST) | dict.fromkeys("status show list-timezones".split(), ""),
    "localectl": _all("set-locale set-keymap set-x11-keymap", _HOST) | dict.fromkeys("status list-locales list-keymaps".split(), ""),
    "service": _SERVICE,
    "rc-service": _SERVICE,
    "initctl": _SERVICE | {"list": "", "version": ""},
    "svcadm": _all("enable disable restart refresh clear mark", _UNIT),
    "launchctl": _all("load unload start stop bootstrap bootout kickstart enable disable", _UNIT) | {"list": "", "print": ""},
    "rc-update": _all("add del delete", _UNIT) | {"show": ""},
    "chkconfig": _all("on off --add --del", _UNIT) | {"--list": ""},
    "apt-get": _APT,
    "apt": _APT,
    "aptitude": _APT,
    "apt-mark": _all("hold unhold auto manual", _PACKAGE) | dict.fromkeys("showhold showauto showmanual".split(), ""),
    "apt-cache": dict.fromkeys("policy show search depends rdepends madison showpkg dump pkgnames".split(), ""),
    "dpkg": _all("-i --install --configure --remove -r --purge -P --set-selections --unpack", _PACKAGE)
    | dict.fromkeys("-l --list -s --status --field -f --get-selections --print-architecture --compare-versions -L -S".split(), "")
    | {"--print-foreign-architectures": ""},
    "dnf": _DNF,
    "yum": _DNF,
    "microdnf": _DNF,
    "rpm": _all("-i -U -e -ivh -Uvh --install --upgrade --erase --import", _PACKAGE)
    | dict.fromkeys("-q -qa -V --query --verify -qi".split(), ""),
    "zypper": _all("install remove update patch dist-upgrade in rm up dup", _PACKAGE)
    | _all("addrepo removerepo ar rr modifyrepo", _REPOSITORY)
    | dict.fromkeys("search info list-updates repos lr se".split(), ""),
    "pacman": _all("-S -R -U -Sy -Syu -Rs -Rns", _PACKAGE) | dict.fromkeys("-Q -Qi -Ss -Si".split(), ""),
    "apk": _all("add del upgrade fix", _PACKAGE) | {"update": "writes_cache"} | dict.fromkeys("info search version policy".split(), ""),
    "pkg": _all("install delete remove upgrade autoremove", _PACKAGE) | dict.fromkeys("info query search version".split(), ""),
    "brew": _all("install uninstall upgrade link unlink tap untap", _PACKAGE) | dict.fromkeys("list info search outdated".split(), ""),
    "snap": _all("install remove refresh enable disable", _PACKAGE) | dict.fromkeys("list info find".split(), ""),
    "flatpak": _all("install uninstall update", _PACKAGE) | dict.fromkeys("list info search".split(), ""),
    "pip": _PIP,
    "pip3": _PIP,
    "npm": _all("install uninstall update ci link", _PACKAGE) | dict.fromkeys("list ls view outdated".split(), ""),
    "gem": _all("install uninstall update cleanup", _PACKAGE) | dict.fromkeys("list query search environment".split(), ""),
    "composer": _all("install update require remove create-project", _PACKAGE) | {"show": "", "validate": ""},
    "git": _all("clone checkout pull reset merge commit apply am clean rebase cherry-pick submodule init", _FILE)
    | _all("push", "changes_remote")
    | {"fetch": _FILE}
    | dict.fromkeys("status log rev-parse ls-remote ls-files describe diff show symbolic-ref show-ref cat-file rev-list".split(), "")
    | {"merge-base": ""},
    "svn": _all("checkout update switch revert export cleanup commit", _FILE) | dict.fromkeys("info status log list".split(), ""),
    "hg": _all("clone pull update purge", _FILE) | dict.fromkeys("id identify status log".split(), ""),
    "crontab": {"-r": _SCHEDULE, "-l": ""},
    "pw": _all("useradd userdel usermod groupadd groupdel groupmod lock unlock", _ACCOUNT) | _all("usershow groupshow", ""),
    "dscl": _all("-create -delete -append -passwd -change -merge", _ACCOUNT) | dict.fromkeys("-read -list -search -readall".split(), ""),
    "dseditgroup": {"edit": _ACCOUNT, "read": "", "checkmember": ""},
    "ip": _all("add del delete set flush change replace", _NETWORK) | {"show": "", "list": ""},
    "iptables": _all("-A -D -I -R -F -P -N -X -Z --append --delete --insert --flush --policy --new-chain --delete-chain", _NETWORK)
    | dict.fromkeys("-L -S -C --list --check --version".split(), ""),
    "firewall-cmd": _all("--reload --complete-reload", _NETWORK) | {"--state": "", "--list-all": ""},
    "nmcli": _all("add modify delete up down reload", _NETWORK) | {"show": "", "status": ""},
    "sysctl": {"-w": "changes_kernel", "-p": "changes_kernel", "-n": "", "-e": "", "-a": ""},
    "docker": _all("run rm rmi stop start restart kill pull push create exec build load tag swarm service stack", "changes_container")
    | dict.fromkeys("ps inspect images info version logs".split(), ""),
    "podman": _all("run rm rmi stop start restart kill pull push create exec build load tag", "changes_container")
    | dict.fromkeys("ps inspect images info version logs".split(), ""),
    "helm": _all("install upgrade uninstall rollback delete", "changes_release")
    | dict.fromkeys("list status get show version template history".split(), ""),
    "rcctl": _all("set enable disable start stop restart reload", _UNIT) | dict.fromkeys("get getdef check ls".split(), ""),
    "sysrc": {"-n": "", "-a": ""},
    "ssh-keygen": _all("-t -R -A", _FILE) | dict.fromkeys("-l -F -y -B".split(), ""),
    "defaults": _all("write delete rename import", "changes_setting") | dict.fromkeys("read read-type export domains find".split(), ""),
}  # fmt: skip
"""Effect by subcommand or option; an empty one only reads. A program without such a word is not judged."""


def effect_of(argv: tuple[str, ...]) -> str | None:
    """The effect of a command line; empty when it only reads, ``None`` when that is not known.

    Words that are only known at run time are ``{placeholders}``.
    """
    if not argv:
        return None
    program = argv[0].rpartition("/")[2]
    if "{" in program:
        return None
    rest = argv[1:]
    if rest and all(word in ("--version", "-version", "version", "--help", "-V") for word in rest):
        return ""
    if program in ALWAYS:
        return ALWAYS[program]
    if program in NEVER:
        return ""
    words = SUBCOMMANDS.get(program, {})
    return next((words[word] for word in rest if word in words), None)
