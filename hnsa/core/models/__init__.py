from .sending import Knock, Sending
from .user import User

__all__ = ["Knock", "Sending", "User"]
