import awards.models.paper
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('campaigns', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('text', models.TextField(help_text='Đúng nguyên văn của kế hoạch.', verbose_name='điều kiện')),
                ('check_by', models.CharField(choices=[('measure', 'Chỉ số'), ('grade', 'Xếp loại kết quả chấm điểm'), ('rating', 'Kết quả đánh giá cán bộ, công chức'), ('unit_grade', 'Kết quả của cơ quan đang công tác'), ('initiative', 'Sáng kiến được công nhận'), ('attested', 'Văn phòng xác nhận')], max_length=20, verbose_name='kiểm tra bằng')),
                ('at_least', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='từ … trở lên')),
                ('more_than', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='trên …')),
                ('level', models.CharField(blank=True, help_text='Mã mức xếp loại, mức đánh giá cán bộ, hoặc cấp công nhận.', max_length=40, verbose_name='mức')),
                ('counts_propaganda', models.BooleanField(default=False, help_text='Điều kiện này cần ít nhất một hoạt động tuyên truyền đã ghi trên cổng.', verbose_name='đếm hoạt động tuyên truyền')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.measure', verbose_name='chỉ số')),
            ],
            options={
                'verbose_name': 'điều kiện',
                'verbose_name_plural': 'điều kiện',
                'ordering': ('standard', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quorum', models.DecimalField(decimal_places=4, help_text='Ví dụ 0,6667 là hai phần ba.', max_digits=5, verbose_name='tỷ lệ có mặt tối thiểu')),
                ('base', models.CharField(choices=[('members', 'Tổng số thành viên'), ('present', 'Số thành viên có mặt')], max_length=20, verbose_name='tỷ lệ tính trên')),
                ('pass_above', models.DecimalField(decimal_places=4, help_text='Ví dụ 0,5: phải trên 50 %.', max_digits=5, verbose_name='thông qua khi trên')),
                ('secret', models.BooleanField(default=False, verbose_name='bỏ phiếu kín')),
                ('campaign', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='council', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'Hội đồng',
                'verbose_name_plural': 'Hội đồng',
                'ordering': ('campaign',),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60, verbose_name='số, ký hiệu')),
                ('decided_on', models.DateField(verbose_name='ngày quyết định')),
                ('issuer', models.CharField(max_length=200, verbose_name='người ban hành')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='campaigns.period', verbose_name='đợt thi đua')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'quyết định khen thưởng',
                'verbose_name_plural': 'quyết định khen thưởng',
                'ordering': ('-decided_on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('preparing', 'Đang lập hồ sơ'), ('handed_over', 'Đã nộp, chờ kết quả'), ('concluded', 'Đã có kết quả')], default='preparing', max_length=20, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(verbose_name='lập lúc')),
                ('remark', models.TextField(blank=True, verbose_name='lý do nhận lại')),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='campaigns.period', verbose_name='đợt thi đua')),
            ],
            options={
                'verbose_name': 'hồ sơ khen thưởng',
                'verbose_name_plural': 'hồ sơ khen thưởng',
                'ordering': ('period', 'award_form__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handed_on', models.DateField(verbose_name='ngày nộp')),
                ('handed_by', models.CharField(max_length=120, verbose_name='người nộp')),
                ('received_by', models.CharField(max_length=120, verbose_name='người nhận')),
                ('receipt_number', models.CharField(max_length=60, verbose_name='số phiếu tiếp nhận')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='awards.dossier', verbose_name='hồ sơ')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lần nộp hồ sơ',
                'verbose_name_plural': 'lần nộp hồ sơ',
                'ordering': ('dossier', 'handed_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('planned', 'Dự kiến họp'), ('open', 'Đang họp'), ('closed', 'Đã kết thúc'), ('cancelled', 'Đã hủy')], default='planned', max_length=20, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('starts_at', models.DateTimeField(verbose_name='bắt đầu lúc')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc lúc')),
                ('place', models.CharField(max_length=200, verbose_name='địa điểm')),
                ('secret', models.BooleanField(default=False, verbose_name='bỏ phiếu kín')),
                ('opinions', models.TextField(blank=True, verbose_name='ý kiến thảo luận')),
                ('reason', models.TextField(blank=True, verbose_name='lý do hủy')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='awards.council', verbose_name='Hội đồng')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='campaigns.period', verbose_name='đợt thi đua')),
            ],
            options={
                'verbose_name': 'cuộc họp',
                'verbose_name_plural': 'cuộc họp',
                'ordering': ('-starts_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('endorsed', 'Đã xác nhận'), ('submitted', 'Đã gửi'), ('returned', 'Trả lại'), ('accepted', 'Đủ điều kiện, chờ họp xét'), ('passed', 'Hội đồng thông qua, chờ Chủ tịch duyệt'), ('failed', 'Hội đồng không thông qua'), ('sent_back', 'Chủ tịch trả lại'), ('approved', 'Chủ tịch đã duyệt'), ('awarded', 'Được khen thưởng'), ('not_awarded', 'Không được khen thưởng'), ('withdrawn', 'Đã rút')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('general', models.TextField(blank=True, help_text='Mỗi dòng một mục, dạng “Tên mục: nội dung”.', verbose_name='I. Thông tin chung')),
                ('results', models.TextField(blank=True, verbose_name='Kết quả đạt được so với đăng ký')),
                ('measures_taken', models.TextField(blank=True, verbose_name='Biện pháp, giải pháp thực hiện')),
                ('effect', models.TextField(blank=True, verbose_name='Hiệu quả kinh tế - xã hội')),
                ('lessons', models.TextField(blank=True, verbose_name='Bài học kinh nghiệm')),
                ('endorsing_body', models.CharField(blank=True, max_length=200, verbose_name='cơ quan xác nhận')),
                ('endorser_title', models.CharField(blank=True, max_length=120, verbose_name='chức vụ người xác nhận')),
                ('endorser_name', models.CharField(blank=True, max_length=120, verbose_name='người xác nhận')),
                ('endorsed_at', models.DateTimeField(blank=True, null=True, verbose_name='xác nhận lúc')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='tiếp nhận lúc')),
                ('reason', models.TextField(blank=True, verbose_name='lý do trả lại hoặc rút')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='duyệt lúc')),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='awards.dossier', verbose_name='hồ sơ')),
                ('endorsed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='campaigns.registration', verbose_name='đăng ký')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'đề nghị khen thưởng',
                'verbose_name_plural': 'đề nghị khen thưởng',
                'ordering': ('registration__period', 'award_form__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('met', 'Đạt'), ('not_met', 'Chưa đạt'), ('unknown', 'Chưa có căn cứ')], max_length=20, verbose_name='kết luận')),
                ('note', models.TextField(verbose_name='căn cứ, tài liệu kiểm chứng')),
                ('at', models.DateTimeField(verbose_name='xác nhận lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác nhận')),
                ('condition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='awards.condition', verbose_name='điều kiện')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='awards.nomination', verbose_name='đề nghị')),
            ],
            options={
                'verbose_name': 'xác nhận điều kiện',
                'verbose_name_plural': 'xác nhận điều kiện',
                'ordering': ('nomination', 'condition__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='DecisionResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('awarded', models.BooleanField(verbose_name='được khen thưởng')),
                ('bonus', models.PositiveIntegerField(blank=True, null=True, verbose_name='tiền thưởng (đồng)')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='awards.decision', verbose_name='quyết định')),
                ('nomination', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision_result', to='awards.nomination', verbose_name='đề nghị')),
            ],
            options={
                'verbose_name': 'kết quả khen thưởng',
                'verbose_name_plural': 'kết quả khen thưởng',
                'ordering': ('decision', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đồng ý')),
                ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='không đồng ý')),
                ('votes_abstain', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='không có ý kiến')),
                ('votes_invalid', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='không hợp lệ')),
                ('interested', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='không biểu quyết vì có liên quan')),
                ('base', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số người làm cơ sở tính tỷ lệ')),
                ('share', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ đồng ý (%)')),
                ('result', models.CharField(blank=True, choices=[('passed', 'Thông qua'), ('failed', 'Không thông qua')], max_length=10, verbose_name='kết quả')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='awards.meeting', verbose_name='cuộc họp')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='awards.nomination', verbose_name='đề nghị')),
            ],
            options={
                'verbose_name': 'nội dung họp',
                'verbose_name_plural': 'nội dung họp',
                'ordering': ('meeting', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('proposal', 'Tờ trình đề nghị khen thưởng'), ('minutes', 'Biên bản họp xét'), ('achievement_report', 'Báo cáo thành tích'), ('award_decision', 'Quyết định tặng Giấy khen')], max_length=30, verbose_name='loại văn bản')),
                ('series', models.CharField(max_length=40, verbose_name='hệ thống số')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='số')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('symbol', models.CharField(blank=True, max_length=40, verbose_name='ký hiệu')),
                ('issued_on', models.DateField(verbose_name='ngày ban hành')),
                ('payload', models.JSONField(verbose_name='dữ liệu của văn bản')),
                ('file', models.FileField(blank=True, max_length=200, storage=awards.models.paper.paper_storage, upload_to=awards.models.paper.paper_name, verbose_name='tệp PDF')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='mã kiểm tra SHA-256')),
                ('size', models.PositiveIntegerField(blank=True, null=True, verbose_name='dung lượng (byte)')),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số trang')),
                ('issued_at', models.DateTimeField(verbose_name='phát hành lúc')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='awards.decision', verbose_name='quyết định')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='awards.dossier', verbose_name='hồ sơ')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người phát hành')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='awards.meeting', verbose_name='cuộc họp')),
                ('nomination', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='awards.nomination', verbose_name='đề nghị')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='campaigns.organisation', verbose_name='cơ quan')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='awards.paper', verbose_name='thay thế')),
            ],
            options={
                'verbose_name': 'văn bản đã phát hành',
                'verbose_name_plural': 'văn bản đã phát hành',
                'ordering': ('-issued_on', '-number', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_kind', models.CharField(choices=[('annual', 'Hằng năm'), ('term', 'Giai đoạn')], max_length=20, verbose_name='loại đợt')),
                ('participant_kind', models.CharField(choices=[('collective', 'Tập thể'), ('individual', 'Cá nhân')], max_length=20, verbose_name='đối tượng')),
                ('maximum', models.PositiveSmallIntegerField(verbose_name='không quá')),
                ('scope', models.CharField(choices=[('commune', 'Của xã'), ('authority', 'Của cấp khen thưởng')], max_length=20, verbose_name='phạm vi')),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
            ],
            options={
                'verbose_name': 'số lượng khen thưởng',
                'verbose_name_plural': 'số lượng khen thưởng',
                'ordering': ('award_form', 'period_kind', 'participant_kind'),
            },
        ),
        migrations.CreateModel(
            name='Regime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('from_date', models.DateField(blank=True, null=True, verbose_name='hiệu lực từ')),
                ('to_date', models.DateField(blank=True, null=True, verbose_name='đến hết')),
                ('legal_bases', models.JSONField(default=list, verbose_name='căn cứ pháp lý')),
                ('report_form', models.CharField(blank=True, max_length=120, verbose_name='mẫu báo cáo thành tích')),
                ('collective_factor', models.DecimalField(decimal_places=2, default=2, max_digits=5, verbose_name='hệ số của tập thể')),
                ('rounding', models.CharField(choices=[('up', 'Làm tròn lên'), ('nearest', 'Làm tròn gần nhất')], max_length=10, verbose_name='cách làm tròn')),
                ('rounding_unit', models.PositiveIntegerField(default=10000, verbose_name='làm tròn đến (đồng)')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regimes', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'quy định pháp luật theo thời gian',
                'verbose_name_plural': 'quy định pháp luật theo thời gian',
                'ordering': ('campaign', 'from_date', 'code'),
            },
        ),
        migrations.CreateModel(
            name='BonusFactor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('factor', models.DecimalField(decimal_places=3, max_digits=6, verbose_name='hệ số')),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bonus_factors', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
                ('regime', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='factors', to='awards.regime', verbose_name='quy định')),
            ],
            options={
                'verbose_name': 'hệ số tiền thưởng',
                'verbose_name_plural': 'hệ số tiền thưởng',
                'ordering': ('regime', 'award_form'),
            },
        ),
        migrations.CreateModel(
            name='RequiredPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('proposal', 'Tờ trình đề nghị khen thưởng'), ('minutes', 'Biên bản họp xét'), ('achievement_report', 'Báo cáo thành tích'), ('award_decision', 'Quyết định tặng Giấy khen')], max_length=30, verbose_name='loại văn bản')),
                ('required', models.BooleanField(default=True, verbose_name='bắt buộc')),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='required_papers', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
            ],
            options={
                'verbose_name': 'thành phần hồ sơ',
                'verbose_name_plural': 'thành phần hồ sơ',
                'ordering': ('award_form', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('title', models.CharField(max_length=160, verbose_name='chức vụ')),
                ('role', models.CharField(choices=[('chair', 'Chủ tịch Hội đồng'), ('deputy', 'Phó Chủ tịch Hội đồng'), ('member', 'Ủy viên'), ('secretary', 'Ủy viên, Thư ký Hội đồng')], max_length=20, verbose_name='vai trò trong Hội đồng')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='thôi tham gia từ ngày')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='awards.council', verbose_name='Hội đồng')),
                ('individual', models.ForeignKey(blank=True, help_text='Để cổng biết khi nào thành viên có lợi ích liên quan.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='campaigns.individual', verbose_name='là cá nhân')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
            ],
            options={
                'verbose_name': 'thành viên Hội đồng',
                'verbose_name_plural': 'thành viên Hội đồng',
                'ordering': ('council', 'position', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='chaired_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.seat', verbose_name='chủ trì'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='secretary',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.seat', verbose_name='thư ký'),
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('for', 'Đồng ý'), ('against', 'Không đồng ý'), ('abstain', 'Không có ý kiến')], max_length=10, verbose_name='ý kiến')),
                ('by_rule', models.BooleanField(default=False, verbose_name='không biểu quyết vì có liên quan')),
                ('cast_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('cast_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='awards.agendaitem', verbose_name='nội dung')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='awards.seat', verbose_name='thành viên')),
            ],
            options={
                'verbose_name': 'phiếu biểu quyết',
                'verbose_name_plural': 'phiếu biểu quyết',
                'ordering': ('item', 'seat__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('present', models.BooleanField(default=True, verbose_name='có mặt')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='lý do vắng')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='awards.meeting', verbose_name='cuộc họp')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='awards.seat', verbose_name='thành viên')),
            ],
            options={
                'verbose_name': 'điểm danh',
                'verbose_name_plural': 'điểm danh',
                'ordering': ('meeting', 'seat__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Standard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('participant_kind', models.CharField(choices=[('collective', 'Tập thể'), ('individual', 'Cá nhân')], max_length=20, verbose_name='áp dụng cho')),
                ('award_form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standards', to='campaigns.awardform', verbose_name='hình thức khen thưởng')),
            ],
            options={
                'verbose_name': 'tiêu chuẩn',
                'verbose_name_plural': 'tiêu chuẩn khen thưởng',
                'ordering': ('award_form', 'participant_kind'),
            },
        ),
        migrations.AddField(
            model_name='condition',
            name='standard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='awards.standard', verbose_name='tiêu chuẩn'),
        ),
        migrations.CreateModel(
            name='BaseSalary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_date', models.DateField(verbose_name='áp dụng từ')),
                ('amount', models.PositiveIntegerField(verbose_name='mức lương cơ sở (đồng)')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='base_salaries', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'lương cơ sở',
                'verbose_name_plural': 'lương cơ sở',
                'ordering': ('campaign', 'from_date'),
                'constraints': [models.UniqueConstraint(fields=('campaign', 'from_date'), name='base_salary_once', violation_error_message='Ngày này đã có mức lương cơ sở.')],
            },
        ),
        migrations.AddConstraint(
            model_name='council',
            constraint=models.CheckConstraint(condition=models.Q(('base__in', ['members', 'present'])), name='council_base_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='council',
            constraint=models.CheckConstraint(condition=models.Q(('quorum__gt', 0), ('quorum__lte', 1)), name='council_quorum_share', violation_error_message='Tỷ lệ có mặt phải lớn hơn 0 và không quá 1.'),
        ),
        migrations.AddConstraint(
            model_name='council',
            constraint=models.CheckConstraint(condition=models.Q(('pass_above__gte', 0), ('pass_above__lt', 1)), name='council_pass_share', violation_error_message='Tỷ lệ thông qua phải từ 0 đến dưới 1.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('issuer', 'number', 'decided_on'), name='decision_number_once', violation_error_message='Quyết định có số và ngày này đã được ghi.'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['preparing', 'handed_over', 'concluded'])), name='dossier_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(fields=('period', 'award_form'), name='dossier_once', violation_error_message='Hồ sơ của hình thức này trong đợt đã có.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'endorsed', 'submitted', 'returned', 'accepted', 'passed', 'failed', 'sent_back', 'approved', 'awarded', 'not_awarded', 'withdrawn'])), name='nomination_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('registration', 'award_form'), name='nomination_once', violation_error_message='Đối tượng này đã được đề nghị hình thức khen thưởng đó trong đợt.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['approved', 'awarded'])), fields=('registration',), name='nomination_one_award', violation_error_message='Mỗi thành tích chỉ được khen thưởng một lần trong một đợt.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('endorsed_at__isnull', False), ('endorsed_by__isnull', False)), models.Q(('endorsed_at__isnull', True), ('endorsed_by__isnull', True)), _connector='OR'), name='nomination_endorsed_together', violation_error_message='Ngày xác nhận và người ghi xác nhận phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'returned', 'withdrawn']), models.Q(('endorsed_at__isnull', False), models.Q(('endorsing_body', ''), _negated=True)), _connector='OR'), name='nomination_endorsed_before_sending', violation_error_message='Báo cáo thành tích phải có xác nhận trước khi gửi.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), _connector='OR'), name='nomination_submitted_together', violation_error_message='Ngày gửi và người gửi phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'withdrawn'), models.Q(('state__in', ['draft', 'endorsed']), ('submitted_at__isnull', True)), models.Q(models.Q(('state__in', ['draft', 'endorsed']), _negated=True), ('submitted_at__isnull', False)), _connector='OR'), name='nomination_submitted_iff_state', violation_error_message='Đề nghị đã gửi phải có ngày gửi.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), _connector='OR'), name='nomination_accepted_together', violation_error_message='Ngày tiếp nhận và người tiếp nhận phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['returned', 'sent_back', 'withdrawn']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='nomination_reason_given', violation_error_message='Trả lại hoặc rút đề nghị phải ghi rõ lý do.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), _connector='OR'), name='nomination_approved_together', violation_error_message='Ngày duyệt và người duyệt phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('state__in', ['approved', 'awarded', 'not_awarded'])), models.Q(models.Q(('state__in', ['approved', 'awarded', 'not_awarded']), _negated=True), ('approved_at__isnull', True)), _connector='OR'), name='nomination_approved_iff_state', violation_error_message='Đề nghị đã duyệt phải có ngày duyệt.'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['met', 'not_met'])), name='finding_outcome_known', violation_error_message='Hãy kết luận đạt hoặc chưa đạt.'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='finding_has_note', violation_error_message='Hãy ghi căn cứ của kết luận.'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.UniqueConstraint(fields=('nomination', 'condition'), name='finding_once', violation_error_message='Điều kiện này đã được xác nhận.'),
        ),
        migrations.AddConstraint(
            model_name='decisionresult',
            constraint=models.CheckConstraint(condition=models.Q(('awarded', True), ('bonus__isnull', True), _connector='OR'), name='decision_result_bonus_if_awarded', violation_error_message='Chỉ người được khen thưởng mới có tiền thưởng.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'nomination'), name='agenda_item_once', violation_error_message='Đề nghị này đã có trong chương trình họp.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['', 'passed', 'failed'])), name='agenda_result_known', violation_error_message='Kết quả không thuộc danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('result', ''), models.Q(('base__isnull', False), ('interested__isnull', False), ('share__isnull', False), ('votes_abstain__isnull', False), ('votes_against__isnull', False), ('votes_for__isnull', False), ('votes_invalid__isnull', False)), _connector='OR'), name='agenda_result_has_counts', violation_error_message='Kết quả biểu quyết phải có đủ số phiếu.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['proposal', 'minutes', 'achievement_report', 'award_decision'])), name='paper_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', True), ('dossier__isnull', False), ('meeting__isnull', True), ('nomination__isnull', True)), models.Q(('decision__isnull', True), ('dossier__isnull', True), ('meeting__isnull', False), ('nomination__isnull', True)), models.Q(('decision__isnull', True), ('dossier__isnull', True), ('meeting__isnull', True), ('nomination__isnull', False)), models.Q(('decision__isnull', False), ('dossier__isnull', True), ('meeting__isnull', True), ('nomination__isnull', True)), _connector='OR'), name='paper_one_subject', violation_error_message='Văn bản phải gắn với đúng một hồ sơ, cuộc họp, đề nghị hoặc quyết định.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('organisation', 'series', 'year', 'number'), name='paper_number_once', violation_error_message='Số văn bản này đã dùng trong năm.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('kind', 'dossier'), name='paper_once_dossier', violation_error_message='Văn bản này đã phát hành; bản mới phải thay thế bản cũ.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('kind', 'meeting'), name='paper_once_meeting', violation_error_message='Văn bản này đã phát hành; bản mới phải thay thế bản cũ.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('kind', 'nomination'), name='paper_once_nomination', violation_error_message='Văn bản này đã phát hành; bản mới phải thay thế bản cũ.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('kind', 'decision'), name='paper_once_decision', violation_error_message='Văn bản này đã phát hành; bản mới phải thay thế bản cũ.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'achievement_report'), ('number__isnull', True)), models.Q(models.Q(('kind', 'achievement_report'), _negated=True), ('number__gte', 1), ('number__isnull', False)), _connector='OR'), name='paper_numbered_iff_kind', violation_error_message='Văn bản phải có số; riêng báo cáo thành tích không ghi số.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('sha256', ''), ('size__isnull', True)), models.Q(models.Q(('sha256', ''), _negated=True), models.Q(('file', ''), _negated=True), ('size__gt', 0), ('size__isnull', False)), _connector='OR'), name='paper_file_complete', violation_error_message='Tệp, dung lượng và mã kiểm tra phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('period_kind__in', ['annual', 'term'])), name='quota_period_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('participant_kind__in', ['collective', 'individual'])), name='quota_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['commune', 'authority'])), name='quota_scope_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.UniqueConstraint(fields=('award_form', 'period_kind', 'participant_kind'), name='quota_once', violation_error_message='Số lượng cho loại đợt và đối tượng này đã có.'),
        ),
        migrations.AddConstraint(
            model_name='regime',
            constraint=models.CheckConstraint(condition=models.Q(('rounding__in', ['up', 'nearest'])), name='regime_rounding_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='regime',
            constraint=models.CheckConstraint(condition=models.Q(('from_date__isnull', True), ('to_date__isnull', True), ('from_date__lte', models.F('to_date')), _connector='OR'), name='regime_dates_in_order', violation_error_message='Ngày hết hiệu lực phải sau ngày có hiệu lực.'),
        ),
        migrations.AddConstraint(
            model_name='regime',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='regime_code_once', violation_error_message='Mã đã có.'),
        ),
        migrations.AddConstraint(
            model_name='bonusfactor',
            constraint=models.UniqueConstraint(fields=('regime', 'award_form'), name='bonus_factor_once', violation_error_message='Hình thức này đã có hệ số.'),
        ),
        migrations.AddConstraint(
            model_name='requiredpaper',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['proposal', 'minutes', 'achievement_report', 'award_decision'])), name='required_paper_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='requiredpaper',
            constraint=models.UniqueConstraint(fields=('award_form', 'kind'), name='required_paper_once', violation_error_message='Văn bản này đã có trong thành phần hồ sơ.'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['chair', 'deputy', 'member', 'secretary'])), name='seat_role_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('left_on__isnull', True), ('role', 'chair')), fields=('council',), name='seat_one_chair', violation_error_message='Hội đồng đã có Chủ tịch.'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('left_on__isnull', True), ('user__isnull', False)), fields=('council', 'user'), name='seat_user_once', violation_error_message='Tài khoản này đã gắn với một thành viên khác.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed', 'cancelled'])), name='meeting_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), ('ends_at__isnull', True), ('starts_at__lte', models.F('ends_at')), _connector='OR'), name='meeting_times_in_order', violation_error_message='Giờ kết thúc phải sau giờ bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_at__isnull', False), ('state__in', ['closed'])), models.Q(models.Q(('state__in', ['closed']), _negated=True), ('ends_at__isnull', True)), _connector='OR'), name='meeting_ends_iff_closed', violation_error_message='Cuộc họp đã kết thúc phải có giờ kết thúc.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['open', 'closed']), _negated=True), models.Q(('chaired_by__isnull', False), ('secretary__isnull', False)), _connector='OR'), name='meeting_has_chair_and_secretary', violation_error_message='Cuộc họp phải có người chủ trì và thư ký.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='meeting_cancelled_with_reason', violation_error_message='Hủy cuộc họp phải ghi rõ lý do.'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('choice__in', ['for', 'against', 'abstain'])), name='ballot_choice_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('item', 'seat'), name='ballot_once', violation_error_message='Thành viên này đã biểu quyết.'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('by_rule', False), ('choice', 'abstain'), _connector='OR'), name='ballot_by_rule_abstains', violation_error_message='Thành viên có liên quan không biểu quyết.'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'seat'), name='attendance_once', violation_error_message='Thành viên này đã được điểm danh.'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('present', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='attendance_absence_has_reason', violation_error_message='Thành viên vắng mặt phải ghi lý do.'),
        ),
        migrations.AddConstraint(
            model_name='standard',
            constraint=models.CheckConstraint(condition=models.Q(('participant_kind__in', ['collective', 'individual'])), name='standard_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='standard',
            constraint=models.UniqueConstraint(fields=('award_form', 'participant_kind'), name='standard_once', violation_error_message='Hình thức này đã có tiêu chuẩn cho đối tượng đó.'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(('check_by__in', ['measure', 'grade', 'rating', 'unit_grade', 'initiative', 'attested'])), name='condition_check_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.UniqueConstraint(fields=('standard', 'code'), name='condition_code_once', violation_error_message='Mã điều kiện đã có trong tiêu chuẩn.'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(('at_least__isnull', True), ('more_than__isnull', True), _connector='OR'), name='condition_one_threshold', violation_error_message='Chỉ ghi một trong hai: “từ … trở lên” hoặc “trên …”.'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('check_by', 'measure'), _negated=True), models.Q(('measure__isnull', False), models.Q(('at_least__isnull', False), ('more_than__isnull', False), _connector='OR')), _connector='OR'), name='condition_measure_complete', violation_error_message='Điều kiện theo chỉ số phải có chỉ số và ngưỡng.'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(('check_by__in', ['measure', 'attested']), models.Q(('level', ''), _negated=True), _connector='OR'), name='condition_level_given', violation_error_message='Điều kiện này phải ghi mức cần đạt.'),
        ),
    ]
